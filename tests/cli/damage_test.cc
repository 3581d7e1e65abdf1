// Damage that decoders forgive: the program must not.
#include "tests/cli/cli_fixture.h"

namespace gewu {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing_pdf::one_page_pdf;
using testing_pdf::PdfBuilder;

TEST_F(CliTest, ADamagedPageIsPartialAndGivesThree) {
  PdfBuilder builder;
  builder.add_page(kHello, "/MediaBox [0 0 200 100]");
  builder.add_page("BT /F1 20 Tf 10 50 Td (AB) Tj ET \x1b[2J", "/MediaBox [0 0 200 100]");
  const Outcome outcome = run(convert({put("bent.pdf", builder.finish())}));
  EXPECT_EQ(outcome.exit_code, 3) << outcome.err;
  const std::string json = output("bent.json");
  EXPECT_THAT(json, HasSubstr("\"status\": \"partial\""));
  EXPECT_THAT(json, HasSubstr("\"code\": \"page-damaged\", \"page\": 2"));
  EXPECT_THAT(json, Not(HasSubstr("\"code\": \"page-damaged\", \"page\": 1")));
  EXPECT_THAT(json, Not(HasSubstr("u001b")));
}

TEST_F(CliTest, EveryCellOfADamagedPageIsToReview) {
  std::string table;  // two rows and two columns, the text of one cell lost to the damage
  for (const int at : {10, 60, 110}) {
    table += std::to_string(at) + " 10 m " + std::to_string(at) + " 70 l S ";
  }
  for (const int at : {10, 40, 70}) {
    table += "10 " + std::to_string(at) + " m 110 " + std::to_string(at) + " l S ";
  }
  const std::string text = "BT /F1 10 Tf 15 50 Td (Amount) Tj ET ";
  const Outcome whole = run(convert({put("whole.pdf", one_page_pdf(table + text))}));
  EXPECT_EQ(whole.exit_code, 0) << whole.err;
  const Outcome bent = run(convert({put("bent.pdf", one_page_pdf(table + text + "BT oops ET"))}));
  EXPECT_EQ(bent.exit_code, 3) << bent.err;
  EXPECT_THAT(output("bent.json"), HasSubstr("Amount"));
  EXPECT_THAT(output("bent.json"), HasSubstr("\"review\": true"));
  EXPECT_THAT(output("bent.json"), Not(HasSubstr("\"review\": false")));
}

}  // namespace
}  // namespace gewu
