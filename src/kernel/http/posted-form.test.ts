import { describe, expect, it } from 'vitest';
import { everyKind } from '../../testing/every-kind.ts';
import { AppError, refused } from '../errors.ts';
import { drawnAgain, drawnAgainOf, saveForm } from './posted-form.ts';

const formOf = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

const refusalOf = async (
  fields: Readonly<Record<string, string>>,
  save: () => Promise<void> = async () => {},
) => {
  const error: unknown = await saveForm(formOf(fields), everyKind, 'report', save).catch(
    (caught: unknown) => caught,
  );
  return error instanceof AppError ? error : undefined;
};

describe('a posted form', () => {
  it('is handed on as answers, from the fields under its name alone', async () => {
    const read = await saveForm(
      formOf({ 'report.minutes': '20', minutes: '30', 'other.minutes': '40', report_minutes: '50' }),
      everyKind,
      'report',
      (answers) => Promise.resolve(answers.minutes),
    );
    expect(read).toBe(20);
  });

  it('is refused with every fault of writing, each at its field, before anything is saved', async () => {
    let saved = false;
    const error = await refusalOf({ 'report.minutes': 'long', 'report.weight': '1,234' }, async () => {
      saved = true;
    });
    expect(error).toMatchObject({ code: 'invalid_input', params: { count: 2 } });
    expect(error?.issues).toEqual([
      { code: 'not_a_number', place: { field: 'report.minutes' } },
      { code: 'number_ambiguous', place: { field: 'report.weight' } },
    ]);
    expect(saved).toBe(false);
  });

  it('tells a limit in the unit of its field', async () => {
    const over = (field: string) =>
      refusalOf({}, () =>
        Promise.reject(
          new AppError('invalid_input', 422, {}, undefined, [
            { code: 'number_too_large', place: { field }, params: { limit: '500' } },
          ]),
        ),
      );
    for (const [field, limit] of [
      ['report.minutes', '500 min'],
      ['report.residual.max', '500 mm'],
      ['report.areas.liver.mm', '500'],
      ['report.constructor', '500'],
    ] as const)
      expect((await over(field))?.issues[0]?.params, field).toEqual({ limit });
  });

  it('leads a refusal of the second row to the line in which it was typed', async () => {
    const typed = { 'report.team.1.role': 'main', 'report.team.4.role': 'main' };
    const error = await refusalOf(typed, () =>
      Promise.reject(refused('row_repeated', {}, { field: 'report.team.1.role' })),
    );
    expect(error?.place).toEqual({ field: 'report.team.4.role' });
    const elsewhere = await refusalOf(typed, () =>
      Promise.reject(refused('in_future', {}, { field: 'report.on' })),
    );
    expect(elsewhere?.place).toEqual({ field: 'report.on' });
  });

  it('leads a refusal of a part of an answer to the one field in which it was typed', async () => {
    for (const [part, field] of [
      ['report.residual.max', 'report.residual'],
      ['report.done.3', 'report.done'],
      ['report.team.0.id', 'report.team.4.id'],
      ['report.team.7.role', 'report.team.7.role'],
      ['report.areas.liver.mm', 'report.areas.liver.mm'],
      ['report.areas', 'report.areas'],
      ['report.areas.liver.mm.max', 'report.areas.liver.mm'],
      ['report.absent.residual', 'report.residual'],
      ['report.team.0.absent.role', 'report.team.4.role'],
      ['other.residual.max', 'other.residual.max'],
    ] as const) {
      const error = await refusalOf({ 'report.team.4.role': 'main' }, () =>
        Promise.reject(refused('invalid_value', {}, { field: part })),
      );
      expect(error?.place).toEqual({ field });
    }
  });

  it('gives a new row the same id when it is sent again, and another one in another form under the same key', async () => {
    const idUnder = (at: string) =>
      saveForm(formOf({ requestKey: 'k', [`${at}.team.0.role`]: 'main' }), everyKind, at, (answers) =>
        Promise.resolve(answers.team?.[0]?.id),
      );
    expect(await idUnder('report')).toBe(await idUnder('report'));
    expect(await idUnder('report')).not.toBe(await idUnder('second'));
  });

  it('passes on what is no refusal of ours', async () => {
    const fault = new Error('broken');
    await expect(saveForm(formOf({}), everyKind, 'report', () => Promise.reject(fault))).rejects.toBe(fault);
  });
});

describe('a form drawn again', () => {
  it('comes back changed by its button, with what stood beside it', () => {
    const drawn = drawnAgain(
      formOf({ intent: 'fill:areas', reason: 'why', 'report.areas.liver': 'involved' }),
      everyKind,
      'report',
    );
    expect(drawn?.data).toEqual({
      refusal: { code: 'form_drawn_again', params: {}, field: undefined, issues: [] },
      submitted: {
        intent: ['fill:areas'],
        reason: ['why'],
        'report.areas.liver': ['involved'],
        'report.areas.spleen': ['free'],
      },
    });
  });

  it('is of several the one whose item the button names, with what was typed in the others', () => {
    const bare = { ...everyKind, items: {} };
    const typed = { 'case.minutes': '20', 'report.areas.liver': 'involved' };
    const drawn = (intent: string) =>
      drawnAgainOf(formOf({ intent, ...typed }), [
        [bare, 'case'],
        [everyKind, 'report'],
      ])?.data.submitted;
    expect(drawn('fill:areas')).toMatchObject({ 'case.minutes': ['20'], 'report.areas.spleen': ['free'] });
    expect(drawn('again')).toEqual({
      intent: ['again'],
      'case.minutes': ['20'],
      'report.areas.liver': ['involved'],
    });
  });

  it('is not drawn when it is to be saved', () => {
    expect(drawnAgain(formOf({ 'report.minutes': '20' }), everyKind, 'report')).toBeUndefined();
  });
});
