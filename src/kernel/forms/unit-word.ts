/** Units of UCUM as people write them. */
const unitText: Readonly<Record<string, string>> = {
  '[IU]': 'IU',
  '[IU]/L': 'IU/L',
  'ug/L': 'µg/L',
  'kg/m2': 'kg/m²',
  Cel: '°C',
  '{score}': '',
};
export const unitWord = (unit: string): string =>
  Object.hasOwn(unitText, unit) ? (unitText[unit] ?? unit) : unit;
