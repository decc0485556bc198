// SPDX-License-Identifier: Apache-2.0
#include "mocksite/certificate.h"

#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <cstdlib>

namespace xuncha::mocksite {
namespace {

constexpr long kDaySeconds = 86'400;

void Must(bool done, const char* what) {
  if (done) return;
  std::fprintf(stderr, "mock site: cannot make a certificate: %s\n", what);
  std::abort();
}

void SetName(X509_NAME* name, const std::string& common_name) {
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(common_name.c_str()), -1, -1,
                             0);
}

}  // namespace

ssl_ctx_st* MakeServerContext(const CertificateSpec& spec) {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  EVP_PKEY* issuer_key = spec.self_signed ? key : EVP_EC_gen("P-256");
  X509* certificate = X509_new();
  Must(key != nullptr && issuer_key != nullptr && certificate != nullptr, "no key");
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), spec.valid_from_days * kDaySeconds);
  X509_gmtime_adj(X509_getm_notAfter(certificate), spec.valid_to_days * kDaySeconds);
  X509_set_pubkey(certificate, key);
  SetName(X509_get_subject_name(certificate), spec.common_name);
  SetName(X509_get_issuer_name(certificate),
          spec.self_signed ? spec.common_name : std::string("An issuer nobody knows"));
  if (!spec.names.empty()) {
    std::string list;
    for (const std::string& name : spec.names) list += (list.empty() ? "" : ",") + name;
    X509_EXTENSION* extension =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, list.c_str());
    Must(extension != nullptr, list.c_str());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
  }
  Must(X509_sign(certificate, issuer_key, EVP_sha256()) != 0, "not signed");
  SSL_CTX* context = SSL_CTX_new(TLS_server_method());
  Must(SSL_CTX_use_certificate(context, certificate) == 1, "not accepted");
  Must(SSL_CTX_use_PrivateKey(context, key) == 1, "key not accepted");
  X509_free(certificate);
  if (issuer_key != key) EVP_PKEY_free(issuer_key);
  EVP_PKEY_free(key);
  return context;
}

}  // namespace xuncha::mocksite
