// SPDX-License-Identifier: Apache-2.0
//
// Whether the tests and the program are built with a sanitizer, by whichever compiler. Its shadow
// memory does not fit below a limit of address space, and everything takes several times as long.
#pragma once

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define XUNCHA_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define XUNCHA_SANITIZED 1
#endif
#endif
