#include "shared/base/text.h"

#include <doctest/doctest.h>

#include <array>

namespace yibao::base {
namespace {

TEST_CASE("offices count each Chinese character and mark, and each run of letters or digits") {
  const auto count = [](std::string_view text) { return count_words(text, CountMode::kOffice); };
  CHECK(count("") == 0);
  CHECK(count("春耕备耕") == 4);
  CHECK(count("春耕，备耕。") == 6);
  CHECK(count("完成播种12万亩") == 7);            // 完成播种 12 万亩
  CHECK(count("增长5.8%") == 6);                  // 增 长 5 . 8 %
  CHECK(count("GDP增长") == 3);                   // one run of letters, two characters
  CHECK(count("A4纸") == 2);                      // letters and digits in one run
  CHECK(count("  全 镇　共计\n12 个村  ") == 7);  // white space of any kind is nothing
  CHECK(count("12 34") == 2);                     // a blank ends a run
  CHECK(count("“两个确保”") == 6);
  CHECK(count("𠮷") == 1);  // beyond the first plane
}

TEST_CASE("word processors count what stands between blanks as one") {
  const auto count = [](std::string_view text) {
    return count_words(text, CountMode::kWordProcessor);
  };
  CHECK(count("增长5.8%") == 3);
  CHECK(count("增长5.8%，") == 4);  // a full-width comma counts singly
  CHECK(count("e-mail yibao@example.cn") == 2);
  CHECK(count("（一）春耕") == 5);
  CHECK(count("A,B") == 1);
}

TEST_CASE("every character but white space can be counted too") {
  const auto count = [](std::string_view text) {
    return count_words(text, CountMode::kEveryCharacter);
  };
  CHECK(count("增长5.8%") == 6);
  CHECK(count("GDP 增长") == 5);
  CHECK(count("　\t\r\n ") == 0);
}

TEST_CASE("all modes agree on a text of Chinese characters alone") {
  const std::string text = "各镇各部门要高度重视信息报送工作";
  for (const auto mode :
       {CountMode::kOffice, CountMode::kWordProcessor, CountMode::kEveryCharacter}) {
    CHECK(count_words(text, mode) == 16);
  }
}

TEST_CASE("UTF-8 is strict") {
  CHECK(is_utf8(""));
  CHECK(is_utf8("驿报 𠮷 é"));
  CHECK(!is_utf8("\xC0\xAF"));          // overlong
  CHECK(!is_utf8("\xE0\x80\xAF"));      // overlong in three
  CHECK(!is_utf8("\xF0\x80\x80\xAF"));  // overlong in four
  CHECK(!is_utf8("\xED\xA0\x80"));      // a surrogate
  CHECK(!is_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
  CHECK(!is_utf8("\xF5\x80\x80\x80"));
  CHECK(!is_utf8("\x80"));      // a stray continuation
  CHECK(!is_utf8("\xE9\xA9"));  // cut off
  CHECK(!is_utf8("驿\xFF报"));
}

TEST_CASE("arguments are UTF-8 when every one is") {
  const std::array<const char*, 3> good = {"yibao", "--name", "驿报"};
  CHECK(are_utf8(good));
  const std::array<const char*, 3> bad = {"yibao", "--name", "\xC4\xE3"};
  CHECK(!are_utf8(bad));
}

TEST_CASE("code points go there and back") {
  const std::string text = "a é 驿 𠮷";
  CHECK(to_utf8(to_code_points(text)) == text);
  CHECK(to_code_points("驿𠮷") == U"驿𠮷");
}

TEST_CASE("nothing a reader could not see passes") {
  CHECK(!has_invisible_characters("全镇春耕\n第二段\t表"));
  CHECK(has_invisible_characters(std::string_view("a\0b", 3)));
  CHECK(has_invisible_characters("a\x1B[31m"));
  CHECK(has_invisible_characters("a\xC2\x85"));         // next line
  CHECK(has_invisible_characters("a\xE2\x80\xA8"));     // line separator
  CHECK(has_invisible_characters("a\xE2\x80\xAE"));     // right-to-left override
  CHECK(has_invisible_characters("a\xE2\x81\xA6"));     // isolate
  CHECK(has_invisible_characters("\xEF\xBB\xBF标题"));  // byte-order mark
  CHECK(has_invisible_characters("a\xEF\xBF\xBE"));     // U+FFFE
  CHECK(has_invisible_characters("\xFF"));
}

TEST_CASE("pasted lines are tidied and nothing else is touched") {
  CHECK(tidy_lines("") == "");
  CHECK(tidy_lines("\xEF\xBB\xBF标题\r\n正文  \r\n") == "标题\n正文\n");
  CHECK(tidy_lines("一\r二") == "一\n二");        // old Macintosh
  CHECK(tidy_lines("一\r\r\n二") == "一\n\n二");  // a stray return before an end of line
  CHECK(tidy_lines("尾随\t \t") == "尾随");
  CHECK(tidy_lines("　　首行缩进") == "　　首行缩进");  // full-width indents are the writer's
  CHECK(tidy_lines("全角空格尾　") == "全角空格尾　");
  CHECK(tidy_lines("\n\n") == "\n\n");
}

TEST_CASE("tidying twice changes nothing more") {
  for (const std::string_view text :
       {"a \r\n b\t\r c \n", "\xEF\xBB\xBF\xEF\xBB\xBF x", " \t\n \r\n", "末尾 "}) {
    const std::string once = tidy_lines(text);
    if (!once.starts_with("\xEF\xBB\xBF")) CHECK(tidy_lines(once) == once);
  }
}

TEST_CASE("lists split at one character and drop what is empty") {
  CHECK(split_list("", ';').empty());
  CHECK(split_list(" ; ;", ';').empty());
  CHECK(split_list("张三; 李四 ;;王五", ';') == std::vector<std::string>{"张三", "李四", "王五"});
  CHECK(split_list("一个", ';') == std::vector<std::string>{"一个"});
}

TEST_CASE("Han is ideographs in every plane, not marks or kana") {
  CHECK(is_han(U'驿'));
  CHECK(is_han(U'〇'));
  CHECK(is_han(U'𠮷'));
  CHECK(is_han(U'㐀'));
  CHECK(!is_han(U'，'));
  CHECK(!is_han(U'の'));
  CHECK(!is_han(U'a'));
}

}  // namespace
}  // namespace yibao::base
