// A town's computer after a month's work, for pictures: the story of the demonstration told to its
// end, and then a day on which something of everything is still to be done, with deadlines that are
// near.
//
// Errors: demo::StoryError where something goes otherwise than expected.
#pragma once

#include <sstream>

#include "tests/demo/telling.h"
#include "tests/support/files.h"

namespace yibao::testing {

class Month {
 public:
  Month();

  demo::Player& reporter() { return telling_->reporter(); }
  demo::Player& leader() { return telling_->leader(); }
  demo::Player& officer() { return telling_->officer(); }
  // The first of two people who share a computer.
  demo::Player& clerk() { return telling_->clerk(); }
  // Where people connect to.
  std::string server_address() const;
  // A one-time code for somebody new of the town.
  std::string invite(const std::string& name);

  // Titles of what can be opened.
  static constexpr const char* kWeak = "本镇积极推进农村人居环境整治工作";
  static constexpr const char* kSavedOften = "防沙治沙与产业增收协同推进情况的调研报告";
  static constexpr const char* kReturned = "云岭乡筑牢春季森林草原防火屏障";
  static constexpr const char* kTwice = "东湖新区点亮夜间经济激发消费活力";
  static constexpr const char* kAdopted =
      "东湖新区聚焦“办事、成本、解难、监管”四个环节持续优化营商环境";
  static constexpr const char* kToSign = "农村生活污水处理设施“建而难用”问题不容忽视";
  static constexpr const char* kReceived = "林果业“丰产不丰收”现象亟待破解";
  static constexpr const char* kUnit = "城川镇";
  static constexpr const char* kReporter = "演示镇信息员";
  static constexpr const char* kCommission = "约稿：春季农资保供稳价";

 private:
  void ask_for_items();
  void return_one();
  void send_two();
  void offer_two();
  void offer_one_twice();
  void leave_drafts();
  std::string write(const std::string& sample, const std::string& kind);
  // The text with one more paragraph, as a file.
  std::filesystem::path longer(const std::string& sample, const std::string& addition);

  TempFolder folder_;
  std::filesystem::path sources_;
  demo::Setup setup_;
  std::ostringstream told_;
  demo::Narrator narrator_;
  demo::Story story_;
  std::unique_ptr<demo::Telling> telling_;
};

}  // namespace yibao::testing
