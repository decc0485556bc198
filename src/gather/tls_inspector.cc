// SPDX-License-Identifier: Apache-2.0
#include "gather/tls_inspector.h"

#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <array>
#include <ctime>
#include <string>

namespace xuncha::gather {
namespace {

constexpr std::size_t kMaxNames = 100;
constexpr std::size_t kMaxNameBytes = 300;
constexpr int kWeakCipherBits = 128;

template <class T, void (*Free)(T*)>
struct Freeing {
  void operator()(T* pointer) const { Free(pointer); }
};
using StorePtr = std::unique_ptr<X509_STORE, Freeing<X509_STORE, X509_STORE_free>>;
using StoreContextPtr =
    std::unique_ptr<X509_STORE_CTX, Freeing<X509_STORE_CTX, X509_STORE_CTX_free>>;
using CertificatePtr = std::unique_ptr<X509, Freeing<X509, X509_free>>;

std::string NameText(const X509_NAME* name) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), &BIO_free);
  if (!out || name == nullptr) return {};
  X509_NAME_print_ex(out.get(), name, 0,
                     XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
  char* bytes = nullptr;
  const long length = BIO_get_mem_data(out.get(), &bytes);
  if (length <= 0) return {};
  return {bytes, std::min(static_cast<std::size_t>(length), kMaxNameBytes)};
}

TimeMs TimeOf(const ASN1_TIME* time) {
  std::tm civil{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &civil) != 1) return 0;
  return static_cast<TimeMs>(timegm(&civil)) * kMsPerSecond;
}

std::string AddressText(const ASN1_OCTET_STRING* address) {
  const unsigned char* bytes = ASN1_STRING_get0_data(address);
  const int length = ASN1_STRING_length(address);
  if (length == 4) {
    return std::to_string(bytes[0]) + "." + std::to_string(bytes[1]) + "." +
           std::to_string(bytes[2]) + "." + std::to_string(bytes[3]);
  }
  if (length != 16) return {};
  std::string text;
  for (int i = 0; i < 16; i += 2) {
    std::array<char, 8> group{};
    std::snprintf(group.data(), group.size(), "%s%x", i == 0 ? "" : ":",
                  static_cast<unsigned>(bytes[i] << 8 | bytes[i + 1]));
    text += group.data();
  }
  return text;
}

std::vector<std::string> AlternativeNames(const X509* leaf) {
  std::vector<std::string> names;
  auto* list =
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(leaf, NID_subject_alt_name, nullptr, nullptr));
  const int count = list == nullptr ? 0 : sk_GENERAL_NAME_num(list);
  for (int i = 0; i < count && names.size() < kMaxNames; ++i) {
    const GENERAL_NAME* name = sk_GENERAL_NAME_value(list, i);
    std::string text;
    if (name->type == GEN_DNS) {
      text.assign(reinterpret_cast<const char*>(ASN1_STRING_get0_data(name->d.dNSName)),
                  static_cast<std::size_t>(ASN1_STRING_length(name->d.dNSName)));
    } else if (name->type == GEN_IPADD) {
      text = AddressText(name->d.iPAddress);
    }
    if (!text.empty() && text.size() <= kMaxNameBytes) names.push_back(std::move(text));
  }
  GENERAL_NAMES_free(list);
  return names;
}

bool NameMatches(X509* leaf, const std::string& host) {
  if (X509_check_ip_asc(leaf, host.c_str(), 0) == 1) return true;
  return X509_check_host(leaf, host.data(), host.size(), 0, nullptr) == 1;
}

// X509_V_OK or the first error of the chain at `now`; `check_time` false asks about trust alone.
int VerifyChain(X509_STORE* roots, X509* leaf, STACK_OF(X509) * chain, bool check_time,
                TimeMs now) {
  const StoreContextPtr context(X509_STORE_CTX_new());
  if (!context || X509_STORE_CTX_init(context.get(), roots, leaf, chain) != 1) {
    return X509_V_ERR_UNSPECIFIED;
  }
  X509_STORE_CTX_set_default(context.get(), "ssl_server");
  if (check_time) {
    X509_STORE_CTX_set_time(context.get(), 0, static_cast<std::time_t>(now / kMsPerSecond));
  } else {
    X509_STORE_CTX_set_flags(context.get(), X509_V_FLAG_NO_CHECK_TIME);
  }
  if (X509_verify_cert(context.get()) == 1) return X509_V_OK;
  return X509_STORE_CTX_get_error(context.get());
}

bool IsIssuerMissing(int error) {
  return error == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY ||
         error == X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE ||
         error == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT;
}

}  // namespace

class TlsInspector::Roots {
 public:
  Roots() : store(X509_STORE_new()) {
    if (store) X509_STORE_set_default_paths(store.get());
  }
  StorePtr store;
};

TlsInspector::TlsInspector() : roots_(std::make_unique<Roots>()) {}
TlsInspector::~TlsInspector() = default;

void MakeLenient(ssl_ctx_st* context) {
  SSL_CTX_set_security_level(context, 0);
  SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
  SSL_CTX_set_options(context, SSL_OP_LEGACY_SERVER_CONNECT);
  SSL_CTX_set_cipher_list(context, "ALL:COMPLEMENTOFDEFAULT:!eNULL:!aNULL");
}

model::TlsFacts TlsInspector::Inspect(ssl_st* session, std::string_view host, TimeMs now) const {
  model::TlsFacts facts;
  facts.used = true;
  facts.handshake_ok = true;
  facts.protocol = SSL_get_version(session);
  const int version = SSL_version(session);
  // TLS 1.3 has no renegotiation to be insecure about.
  facts.legacy =
      version < TLS1_2_VERSION ||
      (version == TLS1_2_VERSION && SSL_get_secure_renegotiation_support(session) == 0) ||
      SSL_CIPHER_get_bits(SSL_get_current_cipher(session), nullptr) < kWeakCipherBits;
  const CertificatePtr leaf(SSL_get1_peer_certificate(session));
  if (!leaf) {
    facts.verify_error = "the server sent no certificate";
    return facts;
  }
  facts.subject = NameText(X509_get_subject_name(leaf.get()));
  facts.issuer = NameText(X509_get_issuer_name(leaf.get()));
  facts.names = AlternativeNames(leaf.get());
  facts.not_before = TimeOf(X509_get0_notBefore(leaf.get()));
  facts.not_after = TimeOf(X509_get0_notAfter(leaf.get()));
  facts.name_matches = NameMatches(leaf.get(), std::string(host));
  facts.self_signed =
      X509_NAME_cmp(X509_get_subject_name(leaf.get()), X509_get_issuer_name(leaf.get())) == 0;
  STACK_OF(X509)* chain = SSL_get_peer_cert_chain(session);
  const int trust = VerifyChain(roots_->store.get(), leaf.get(), chain, false, now);
  const int verdict = VerifyChain(roots_->store.get(), leaf.get(), chain, true, now);
  facts.chain_trusted = trust == X509_V_OK;
  facts.missing_intermediate = IsIssuerMissing(trust) && !facts.self_signed;
  if (verdict != X509_V_OK) facts.verify_error = X509_verify_cert_error_string(verdict);
  return facts;
}

}  // namespace xuncha::gather
