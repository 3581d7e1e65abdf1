#include "app/language.h"

#include <cstdlib>
#include <string_view>

#include "export/chinese.h"

namespace gewu {

namespace {

bool& chinese_is_spoken() {
  static bool chinese = false;
  return chinese;
}

}  // namespace

void speak_chinese(bool chinese) { chinese_is_spoken() = chinese; }

bool speaks_chinese() { return chinese_is_spoken(); }

bool environment_asks_for_chinese() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value) return std::string_view(value).starts_with("zh");
  }
  return false;
}

bool asked_for_chinese(const std::vector<std::string>& arguments) {
  bool chinese = environment_asks_for_chinese();
  for (size_t i = 0; i < arguments.size(); ++i) {
    const bool parted = arguments[i] == "--language" && i + 1 < arguments.size();
    if (parted) chinese = arguments[i + 1] == "zh";
    if (arguments[i].starts_with("--language=")) chinese = arguments[i].ends_with("=zh");
  }
  return chinese;
}

const char* either(const char* english, const char* chinese) {
  return speaks_chinese() ? chinese : english;
}

std::string said(const std::string& english) {
  return speaks_chinese() ? said_in_chinese(english) : english;
}

const char* chinese_kind(ErrorCode code) {
  switch (code) {
    case ErrorCode::NotFound:
      return "找不到";
    case ErrorCode::Unreadable:
      return "不能读取";
    case ErrorCode::UnsupportedFormat:
      return "格式不支持";
    case ErrorCode::Damaged:
      return "文件损坏";
    case ErrorCode::Encrypted:
      return "需要密码";
    case ErrorCode::Empty:
      return "没有页面";
    case ErrorCode::LimitExceeded:
      return "超过限制";
    case ErrorCode::Crashed:
      return "读取时出错";
    case ErrorCode::MissingDependency:
      return "缺少部件";
    case ErrorCode::OutputFailed:
      return "不能写出";
    case ErrorCode::Usage:
      return "用法不对";
    case ErrorCode::Interrupted:
      return "已中断";
    case ErrorCode::Internal:
      return "程序内部错误";
  }
  return "";
}

}  // namespace gewu
