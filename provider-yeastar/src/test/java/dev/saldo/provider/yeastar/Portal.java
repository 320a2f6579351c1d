package dev.saldo.provider.yeastar;

/** Answers of the Partner Portal, as its guide documents them. */
final class Portal {

  private Portal() {}

  static String balance(String amount) {
    return success("{\"accountBalance\":" + amount + "}");
  }

  static String token(String token, String expiresIn) {
    return success(
        "{\"expiresIn\":%s,\"refreshToken\":\"r\",\"token\":\"%s\",\"tokenHead\":\"Bearer \"}"
            .formatted(expiresIn, token));
  }

  static String failure(int status, String result) {
    return answer("some_failure", result, status);
  }

  private static String success(String result) {
    return answer("success", result, 200);
  }

  private static String answer(String code, String result, int status) {
    return """
        {"code":"%s","detailMessage":"","requestId":"85fa","result":%s,"status":%d}
        """
        .formatted(code, result, status);
  }
}
