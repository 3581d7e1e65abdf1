#include "ocr/line/confidence.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

LineEvidence evidence(double own, bool second, bool agree) {
  LineEvidence e;
  e.has_own = true;
  e.own_line = own;
  e.own_least = own;
  e.has_second = second;
  e.agree = agree;
  e.second_least = 0.95;
  e.own_at_difference = own;
  e.second_at_difference = agree ? 0 : 0.9;
  e.length = 6;
  e.height = 40;
  return e;
}

TEST(Confidence, AgreementRaisesAndDifferenceLowers) {
  EXPECT_GT(line_confidence(evidence(0.9, true, true)),
            line_confidence(evidence(0.9, false, false)));
  EXPECT_LT(line_confidence(evidence(0.9, true, false)),
            line_confidence(evidence(0.9, true, true)));
}

TEST(Confidence, GrowsWithTheReadersOwn) {
  EXPECT_LT(line_confidence(evidence(0.5, true, true)),
            line_confidence(evidence(0.99, true, true)));
  EXPECT_LT(line_confidence(evidence(0.5, true, false)),
            line_confidence(evidence(0.99, true, false)));
}

TEST(Confidence, IsLowerOnAPageThatOurReaderHardlyKnows) {
  LineEvidence e = evidence(0.99, false, false);
  const double usual = line_confidence(e);
  e.page_faith = 0.8;
  EXPECT_LT(line_confidence(e), usual);
  e = evidence(0.99, true, true);
  e.page_faith = 0.8;
  EXPECT_LT(line_confidence(e), line_confidence(evidence(0.99, true, true)));
}

TEST(Confidence, AShareOfVotesIsWorthLessThanAReadersOwnBelief) {
  LineEvidence e = evidence(0.99, false, false);
  const double read = line_confidence(e);
  e.voted = true;
  EXPECT_LT(line_confidence(e), read);
}

TEST(Confidence, InkThatNobodyReadsIsWorthNothing) {
  LineEvidence e = evidence(0.99, true, true);
  e.length = 0;
  EXPECT_EQ(line_confidence(e), 0);
}

TEST(Confidence, TheModelInUseIsSane) {
  const ConfidenceModel& model = confidence_model();
  EXPECT_GT(model.review, 0.8);
  EXPECT_LT(model.review, 1.0);
  for (double ceiling : model.ceiling) {
    EXPECT_GT(ceiling, 0.9);
    EXPECT_LT(ceiling, 1.0);
  }
}

}  // namespace
}  // namespace gewu
