package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.app.format.xlsx.XlsxReportFormat;
import dev.saldo.report.Cell;
import dev.saldo.report.Table;
import dev.saldo.report.Table.Column;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("changes the default locale and time zone")
final class XlsxFormatTest {

  private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");

  @Test
  void noTextIsAFormula() throws IOException {
    XSSFSheet sheet = read(TableSpecimens.hostile());
    for (int row = 1; row <= sheet.getLastRowNum(); row++) {
      XSSFCell cell = sheet.getRow(row).getCell(0);
      assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
      assertThat(cell.getStringCellValue()).doesNotContainPattern("^[\\s\u00a0]*[=+@\\t\\r＝＋－＠]");
      assertThat(cell.getStringCellValue()).doesNotContainPattern("[\\p{Cc}\ufffe\uffff]");
    }
    assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).startsWith("'=HYPERLINK");
  }

  @ParameterizedTest
  @CsvSource({
    "999999999999999, 999999999999999",
    "-0.000000000012, -0.000000000012",
    "1234.50, 1234.5",
    "0.1, 0.1",
    "1E+2, 100",
  })
  void anAmountOfFifteenDigitsIsANumber(String amount, String number) throws IOException {
    XSSFCell cell = only(new Cell.Figure(new BigDecimal(amount)));
    assertThat(cell.getCellType()).isEqualTo(CellType.NUMERIC);
    assertThat(BigDecimal.valueOf(cell.getNumericCellValue())).isEqualByComparingTo(number);
    assertThat(new BigDecimal(cell.getRawValue())).isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1000000000000001",
        "99999999999999999999999999.000000000012",
        "-12345678901.234567"
      })
  void anAmountOfMoreDigitsIsTextWithAllOfThem(String amount) throws IOException {
    XSSFCell cell = only(new Cell.Figure(new BigDecimal(amount)));
    assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
    assertThat(cell.getStringCellValue()).isEqualTo(amount);
  }

  @Test
  void aCalculatedFigureIsANumberRoundedToFifteenDigits() throws IOException {
    XSSFSheet sheet = read(TableSpecimens.digits());
    XSSFCell rate = sheet.getRow(3).getCell(2);
    assertThat(rate.getRawValue()).isEqualTo("1234.56789012346");
    assertThat(new DataFormatter(Locale.ROOT).formatCellValue(rate).strip()).isEqualTo("1,234.57");
  }

  @Test
  void unknownValuesAreEmptyNotZero() throws IOException {
    XSSFSheet sheet = read(TableSpecimens.digits());
    assertThat(sheet.getRow(5).getCell(1)).isNull();
    assertThat(only(new Cell.Unknown("unlimited")).getStringCellValue()).isEqualTo("unlimited");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T20:15:30Z, 2026-11-22T02:00:30",
    "1901-01-01T12:00:00Z, 1901-01-01T17:41:16",
    "9998-12-31T23:59:59Z, 9999-01-01T05:44:59"
  })
  void anInstantIsADateInTheZoneOfTheReport(String instant, String local) throws IOException {
    XSSFSheet sheet = read(table(KATHMANDU, new Cell.Time(Instant.parse(instant))));
    XSSFCell cell = sheet.getRow(1).getCell(1);
    assertThat(DateUtil.isCellDateFormatted(cell)).isTrue();
    assertThat(cell.getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.parse(local));
    assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("cell (Asia/Kathmandu)");
  }

  @Test
  void anInstantBefore1901IsText() throws IOException {
    assertThat(only(new Cell.Time(Instant.parse("1899-12-31T00:00:00Z"))).getStringCellValue())
        .isEqualTo("1899-12-31T00:00:00Z");
  }

  @Test
  void hasASheetPerTableWithAFrozenHeaderAndAFilter() throws IOException {
    try (XSSFWorkbook workbook = open(TableSpecimens.digits(), TableSpecimens.hostile())) {
      assertThat(workbook.getNumberOfSheets()).isEqualTo(3);
      XSSFSheet sheet = workbook.getSheet("Hostile");
      assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
      assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:C14");
      assertThat(workbook.getSheet("About").getRow(0).getCell(0).getStringCellValue())
          .isEqualTo("Digits");
    }
  }

  @Test
  void realReportsCanBeRead() throws IOException {
    XSSFSheet sheet = read(Specimens.status().table());
    assertThat(sheet.getRow(0).getCell(11).getStringCellValue())
        .isEqualTo("read at (Africa/Accra)");
    assertThat(sheet.getRow(1).getCell(3).getNumericCellValue()).isEqualTo(48210);
    assertThat(read(TableSpecimens.empty()).getLastRowNum()).isZero();
  }

  @Test
  void equalReportsGiveEqualBytesInAnyEnvironment() throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    byte[] here = write(TableSpecimens.report(Specimens.status().table()));
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      assertThat(write(TableSpecimens.report(Specimens.status().table()))).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(new String(here, StandardCharsets.ISO_8859_1)).doesNotContain("dcterms:created");
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(here))) {
      assertThat(workbook.getProperties().getCoreProperties().getCreated()).isNull();
    }
  }

  @Test
  void continuesOnAnotherSheetWhenOneIsFull() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new XlsxReportFormat(3).write(TableSpecimens.report(TableSpecimens.digits()), out);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(workbook.getNumberOfSheets()).isEqualTo(4);
      List<String> accounts = new ArrayList<>();
      for (int sheet = 0; sheet < 3; sheet++) {
        XSSFSheet part = workbook.getSheetAt(sheet);
        assertThat(part.getRow(0).getCell(0).getStringCellValue()).isEqualTo("account");
        for (int row = 1; row <= part.getLastRowNum(); row++) {
          accounts.add(part.getRow(row).getCell(0).getStringCellValue());
        }
      }
      assertThat(accounts).containsExactly("largest", "finest", "debt", "zero", "unknown");
    }
  }

  @Test
  void aFullDiskIsAnIoException() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        };
    Report report = TableSpecimens.report(TableSpecimens.digits());
    assertThatThrownBy(() -> new XlsxReportFormat().write(report, full))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
  }

  private static XSSFCell only(Cell cell) throws IOException {
    return read(table(ZoneOffset.UTC, cell)).getRow(1).getCell(1);
  }

  private static Table table(ZoneId zone, Cell cell) {
    return new Table(
        "One",
        zone,
        List.of(Column.of("first", "first"), Column.of("cell", "cell")),
        List.of(List.of(new Cell.Text("x"), cell)));
  }

  private static XSSFSheet read(Table table) throws IOException {
    try (XSSFWorkbook workbook = open(table)) {
      return workbook.getSheetAt(0);
    }
  }

  private static XSSFWorkbook open(Table... tables) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(write(TableSpecimens.report(tables))));
  }

  private static byte[] write(Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new XlsxReportFormat().write(report, out);
    return out.toByteArray();
  }
}
