// The page of app/review/page.html, as it is.
#pragma once

namespace gewu {

extern const char* const kReviewTemplate;

}  // namespace gewu
