/** A whole number of the smallest unit as a decimal text with so many places: 7398100 pence are "73981.00". */
export const decimalOf = (value: number, places: number): string => {
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

/** Pence as pounds with two decimals; null stays null. */
export const pounds = (pence: number | null): string | null => (pence === null ? null : decimalOf(pence, 2));

/** Thousandths as a decimal with no trailing zeros: 33000 are "33", 1500 are "1.5". */
export const plainDecimal = (thousandths: number | null): string | null =>
  thousandths === null ? null : decimalOf(thousandths, 3).replace(/\.?0+$/, '');
