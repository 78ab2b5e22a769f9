// What stands in one cell of a contact table: people with their posts, numbers by which they are
// called; several in a cell are told apart. Pure.
#pragma once

#include <string>
#include <vector>

namespace yibao::client {

struct NamedPerson {
  std::string name;
  std::string post;  // "" where none stands with it
};
// "张三、李四", "副局长 张三", "张三（副局长）", "王　芳" (one person).
std::vector<NamedPerson> people_in(const std::string& cell);

struct WrittenNumber {
  std::string text;  // in one form: 0991-1234567, 13900000000
  bool good = false;
  bool mobile = false;
};
// What is no number is kept as it was written, and said to be none.
std::vector<WrittenNumber> numbers_in(const std::string& cell);
// Parts of any cell that holds several things of a kind.
std::vector<std::string> parts_of(const std::string& cell);

}  // namespace yibao::client
