#include "tests/papers/samples.h"

namespace yibao::papers {
namespace {

const std::vector<std::string> kUnits = {"发展和改革委员会", "财政局",           "教育体育局",
                                         "住房和城乡建设局", "农业农村局",       "应急管理局",
                                         "市场监督管理局",   "水利局",           "民政局",
                                         "商务局",           "千秋路街道办事处", "新区街道办事处"};

std::string month(std::size_t number) {
  return std::to_string(number) + "月";
}

std::vector<std::string> months(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 1; i <= count; ++i) names.push_back(month(i));
  return names;
}

Table standings() {
  Table table;
  table.header = {"名次", "单位", "报送", "采用", "得分", "备注"};
  table.aligns = {Align::kCentre, Align::kLeft,  Align::kRight,
                  Align::kRight,  Align::kRight, Align::kLeft};
  table.caption = "表1　2024年第一季度政务信息报送和采用情况";
  for (std::size_t i = 0; i < 60; ++i) {
    const bool long_one = i % 17 == 5;
    table.rows.push_back({std::to_string(i + 1),
                          kUnits[i % kUnits.size()] + (i < kUnits.size() ? "" : "（下属单位）"),
                          std::to_string(62 - i), std::to_string((60 - i) / 3),
                          std::to_string(180 - 3 * i) + ".5",
                          long_one ? "含上级采用2条；其中1条获市政府领导批示，按规定加分" : ""});
  }
  return table;
}

Table quotas() {
  Table table;
  table.header = {"单位"};
  for (std::size_t i = 1; i <= 12; ++i) table.header.push_back(month(i));
  table.header.insert(table.header.end(), {"全年", "完成率"});
  table.aligns.assign(table.header.size(), Align::kRight);
  table.aligns.front() = Align::kLeft;
  for (const std::string& unit : kUnits) {
    std::vector<std::string> row = {unit};
    for (std::size_t i = 0; i < 12; ++i) row.push_back(std::to_string(4 + (i * 7) % 5));
    row.insert(row.end(), {"72", "96.5%"});
    table.rows.push_back(row);
  }
  return table;
}

}  // namespace

Chart sample_ranking() {
  Chart chart;
  chart.kind = Chart::Kind::kRanking;
  chart.title = "得分前十二名";
  chart.unit = "单位：分";
  chart.categories = kUnits;
  chart.series.push_back({"得分", {}});
  for (std::size_t i = 0; i < kUnits.size(); ++i) {
    chart.series.front().values.emplace_back(180.5 - 13.0 * static_cast<double>(i));
  }
  chart.highlighted = 4;
  return chart;
}

Chart sample_groups() {
  Chart chart;
  chart.kind = Chart::Kind::kGrouped;
  chart.title = "各季度报送和采用";
  chart.unit = "单位：条";
  chart.categories = {"一季度", "二季度", "三季度", "四季度"};
  chart.series = {{"报送", {42.0, 51.0, 38.0, 60.0}},
                  {"采用", {12.0, 18.0, std::nullopt, 21.0}},
                  {"目标", {40.0, 40.0, 45.0, 45.0}, {}, true}};
  return chart;
}

Chart sample_months() {
  Chart chart;
  chart.kind = Chart::Kind::kLines;
  chart.title = "全年各月采用条数";
  chart.unit = "单位：条";
  chart.categories = months(12);
  chart.series = {
      {"镇、街道", {4.0, 6.0, 5.0, 9.0, 12.0, std::nullopt, 10.0, 8.0, 11.0, 14.0, 12.0, 15.0}},
      {"部门", {9.0, 8.0, 11.0, 12.0, 10.0, 13.0, 15.0, 14.0, 12.0, 16.0, 18.0, 17.0}},
      {"驻地单位", {1.0, std::nullopt, 2.0, 1.0, 3.0, 2.0, 2.0, 4.0, 3.0, 2.0, 3.0, 4.0}}};
  return chart;
}

Chart sample_pace() {
  Chart chart;
  chart.kind = Chart::Kind::kPace;
  chart.title = "全年目标进度";
  chart.unit = "单位：分";
  chart.categories = months(12);
  chart.series = {{"已完成", {3.0, 6.5, 10.0, 18.0, 21.0}}, {"序时目标", {}, {}, true}};
  for (int i = 1; i <= 12; ++i) chart.series.back().values.emplace_back(50.0 * i / 12);
  return chart;
}

Paper sample_bulletin() {
  Paper paper;
  paper.made_at = base::from_millis(1'710'118'800'000);
  paper.title = "关于2024年第一季度全市政务信息报送和采用情况的通报";
  Official official;
  official.head = {"政务信息工作通报", "第3期", "青石市人民政府办公室", "2024年4月11日"};
  official.addressees = "各乡镇人民政府，各街道办事处，市政府各部门，驻青各单位：";
  official.signed_by = "青石市人民政府办公室";
  official.signed_on = "2024年4月11日";
  official.note = "联系人：信息科；联系电话：0000-0000000";
  official.imprint = {{{"抄送：",
                        "市委办公室，市人大常委会办公室，市政协办公室，市纪委监委，市法院，"
                        "市检察院，市人武部，各人民团体，各新闻单位。"}},
                      "青石市人民政府办公室",
                      "2024年4月11日印发"};
  paper.official = official;
  const std::string text =
      "今年以来，各乡镇、各部门认真贯彻落实市政府关于加强政务信息工作的要求，紧紧围绕中心工作，"
      "及时、准确、全面报送信息，为市政府领导科学决策提供了有力支持。截至3月31日，共收到各单位"
      "报送信息1326条，采用418条，采用率31.5%，其中上报省政府办公厅36条、获领导批示9条。";
  paper.blocks = {
      Paragraph{text},
      Heading{"一、总体情况", 1},
      Heading{
          "（一）报送数量稳中有升。", 2,
          "一季度报送总量比去年同期增加112条，增长9.2%。农业农村局、应急管理局等12个单位报送"
          "均在30条以上；仍有𬭊矿管理站、䶮湖保护中心2个单位没有报送"
          "。"},
      Heading{"（二）采用质量不断提高。", 2},
      Heading{"1.问题类信息明显增多。", 3, text},
      Heading{"2.调研类信息仍然偏少。", 3, text},
      Heading{"二、存在问题", 1},
      Paragraph{text},
      sample_ranking(),
      Heading{"三、下一步工作要求", 1},
      Heading{"（一）提高认识，加强领导。", 2, text},
      Heading{"（二）突出重点，提高质量。", 2, text},
      Enclosures{"附件：",
                 {"1. 2024年第一季度政务信息报送和采用情况表",
                  "2. 2024年政务信息目标任务分月"
                  "分解表（各单位全年任务数"
                  "与各月进度安排）"}},
      Annex{"附件1", "2024年第一季度政务信息\n报送和采用情况表"},
      standings(),
      Annex{"附件2", "2024年政务信息目标任务分月分解表", true},
      quotas(),
      sample_months(),
  };
  return paper;
}

Paper sample_notice() {
  Paper paper;
  paper.made_at = base::from_millis(1'710'118'800'000);
  paper.title = "青石市人民政府办公室关于报送春耕备耕情况的约稿通知";
  Official official;
  official.head = {"青石市人民政府办公室文件", "青政办〔2024〕3号", "", ""};
  official.addressees = "各乡镇人民政府：";
  official.signed_by = "青石市人民政府办公室";
  official.signed_on = "2024年3月11日";
  official.imprint = {{}, "青石市人民政府办公室", "2024年3月11日印发"};
  paper.official = official;
  paper.blocks = {
      Paragraph{"为及时掌握全市春耕备耕进展，请各乡镇于3月18日前报送以下情况。"},
      Heading{"一、报送内容", 1},
      Paragraph{"种子、化肥、农药储备，农机检修，灌溉用水，存在的困难和建议。"},
      Heading{"二、报送要求", 1},
      Paragraph{"字数1000字以内，经主管领导审签后报送。"},
  };
  return paper;
}

Paper sample_receipt() {
  Paper paper;
  paper.made_at = base::from_millis(1'710'118'800'000);
  paper.title = "涉密信息交接单";
  paper.remark = "第3号";
  paper.blocks = {
      Fields{{{"份数", "2"}, {"页数", "11"}, {"交件日期", "2024-03-11"}}},
      Heading{"说明"},
      Paragraph{"本单据一式两份，交件单位和收件单位各留一份。"},
      Table{{"时间", "事项"}, {{"2024-03-11 09:00", "登记"}, {"2024-03-11 10:20", "收到"}}, {1, 3}},
      sample_pace(),
      sample_groups(),
      Signatures{{"交件人", "收件人"}},
  };
  return paper;
}

Workbook sample_payees() {
  Sheet sheet;
  sheet.name = "稿酬发放表";
  sheet.title = "2024年政务信息稿酬发放表";
  sheet.remark = "单位：元";
  sheet.header = {"序号", "单位", "姓名", "稿件数", "积分", "完成率", "金额", "银行账号", "签字"};
  for (std::int64_t i = 0; i < 40; ++i) {
    sheet.rows.push_back({whole_cell(i + 1),
                          text_cell(kUnits[static_cast<std::size_t>(i) % kUnits.size()]),
                          text_cell("作者" + std::to_string(i + 1)), whole_cell(3 + i % 7),
                          number_cell(std::to_string(20 + i) + ".5"),
                          percent_cell("9" + std::to_string(i % 10) + ".3"),
                          number_cell(std::to_string(100 * (1 + i % 20)) + ".00"),
                          text_cell("6200000000000000" + std::to_string(100 + i)), text_cell("")});
  }
  return {"稿酬发放表", {sheet}, base::from_millis(1'710'118'800'000)};
}

Workbook sample_roster() {
  Sheet people;
  people.name = "联系表";
  people.title = "政务信息工作联系表";
  people.header = {"序号", "单位", "分管领导", "联系方式", "联络员", "联系方式", "备注"};
  for (std::size_t i = 0; i < kUnits.size(); ++i) {
    people.rows.push_back(
        {whole_cell(static_cast<std::int64_t>(i) + 1), text_cell(kUnits[i]),
         text_cell("领导" + std::to_string(i + 1)), text_cell("13800000000"),
         text_cell("联络员" + std::to_string(i + 1)), text_cell("0000-0000000"),
         text_cell(i == 3 ? "=1+1\n本单位联络员兼管二级机构报送，变动后三日内报信息科备案更新"
                          : "")});
  }
  Sheet figures;
  figures.name = "得分";
  figures.title = "全年得分";
  figures.header = {"单位", "得分"};
  for (std::size_t i = 0; i < kUnits.size(); ++i) {
    figures.rows.push_back(
        {text_cell(kUnits[i]), number_cell(std::to_string(180 - 13 * i) + ".5")});
  }
  figures.charts = {sample_ranking(), sample_months()};
  figures.portrait = true;
  return {"联系表", {people, figures}, base::from_millis(1'710'118'800'000)};
}

}  // namespace yibao::papers
