/** Reports as a workbook for a spreadsheet. */
@NullMarked
package dev.saldo.app.format.xlsx;

import org.jspecify.annotations.NullMarked;
