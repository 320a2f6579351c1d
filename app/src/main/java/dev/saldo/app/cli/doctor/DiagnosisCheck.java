package dev.saldo.app.cli.doctor;

import dev.saldo.app.diagnosis.CheckFinding;
import java.util.List;

/** One check of an installation. */
interface DiagnosisCheck {

  /** Returns its name, under which its findings are listed. */
  String name();

  /**
   * Makes the check.
   *
   * @return its findings, at least one; an exception becomes a failure
   */
  List<CheckFinding> run(DiagnosisContext context) throws InterruptedException;
}
