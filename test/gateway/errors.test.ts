import { catalogue } from '../../gateway/errors';

test('every code stands once in the catalogue, in capitals, with all that a reader needs', () => {
  expect(new Set(catalogue.map(({ code }) => code)).size).toBe(catalogue.length);
  for (const { code, when, http, remedy } of catalogue) {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(`${when} ${remedy}`).toMatch(/^.+\. .+\.$/);
    expect(http).toMatch(/^[245]/);
  }
});
