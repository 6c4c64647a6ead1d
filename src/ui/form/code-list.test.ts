import { expect, test } from 'vitest';
import { optionsOf } from './code-list.tsx';

test('an entry of a list is offered by its name, with what stands under it, whatever signs stand in them', () => {
  const words = {
    label: { en: 'Drug' },
    codes: { a: { en: 'A & "B" <i>' }, b: { en: 'Plain' } },
    notes: { a: { en: '<script>1</script>' } },
  };
  expect(optionsOf(['a', 'b', 'c'], words, (word) => ('en' in word ? word.en : '?'))).toBe(
    '<option value="A &amp; &quot;B&quot; &lt;i&gt;">&lt;script&gt;1&lt;/script&gt;</option>' +
      '<option value="Plain">Plain</option><option value="c">c</option>',
  );
});
