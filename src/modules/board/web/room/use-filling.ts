import { type MouseEvent, use, useRef, useState } from 'react';
import { useActionData, useLocation } from 'react-router';
import { isWritten } from '../../../../kernel/http/written.ts';
import { fillForm } from '../../../../ui/fill-form.ts';
import { WritingContext } from '../../../../ui/writing-state.ts';
import { type Fields, fieldsToFill, linesRecorded } from '../../from-template.ts';
import type { AgendaRow } from '../../queries/agenda.ts';
import type { TemplateOffered } from '../templates/template-told.ts';

type Line = TemplateOffered['lines'][number];

const at = 'recommendation.';

/** What stands in the fields of the recommendation. */
const fieldsIn = (form: HTMLFormElement): Fields =>
  Object.fromEntries(
    [...new FormData(form)].flatMap(([name, text]) =>
      name.startsWith(at) && typeof text === 'string' ? [[name.slice(at.length), text] as const] : [],
    ),
  );

/** Puts a text into a field, or chooses its option; '' empties it. */
const put = (form: HTMLFormElement, name: string, text: string): void => {
  const field = form.elements.namedItem(at + name);
  const options = field instanceof RadioNodeList ? [...field] : [];
  for (const option of options)
    if (option instanceof HTMLInputElement) option.checked = option.value === text;
  if (
    field instanceof HTMLInputElement ||
    field instanceof HTMLSelectElement ||
    field instanceof HTMLTextAreaElement
  )
    field.value = text;
};

/** Whoever has recorded a recommendation goes on to the next line of its template, else to the conclusion: its keys work there. */
const goOn = (next: HTMLElement | null): void => {
  if (!document.activeElement?.closest('#recommendation')) return;
  next?.focus();
  if (next === null || document.activeElement !== next)
    document.querySelector<HTMLElement>('#conclusion input[name="conclusion"]')?.focus();
};

export const lineId = (template: string, line: string): string => `line-${template}-${line}`;

/**
 * The form of one agenda item and what of it a template has filled. An address may ask for a line (`?template=…&line=…&item=…`), of
 * this item alone; with script a press fills the form in place, and nothing that somebody typed is ever replaced.
 */
export const useFilling = (about: {
  readonly templates: readonly TemplateOffered[];
  readonly row: AgendaRow;
  readonly begun: Fields;
  readonly formName: string;
}) => {
  const { templates, row, begun, formName } = about;
  const { drafts } = use(WritingContext);
  const answer: unknown = useActionData();
  const asked = new URLSearchParams(useLocation().search);
  const isHere = asked.get('item') === row.id;
  const template = isHere ? templates.find(({ id }) => id === asked.get('template')) : undefined;
  const line = template?.lines.find(({ id }) => id === asked.get('line'));
  const isGoingOn = asked.getAll('draft').includes(formName) && drafts.some(({ form }) => form === formName);
  const [chosen, setChosen] = useState(template?.id);
  // A draft stands before a template, and what was just written is not offered to be written again.
  const [drawn, setDrawn] = useState(isWritten(answer) || isGoingOn ? undefined : line);
  const said = { ...begun, ...drawn?.fields };
  const byPage = useRef(said);
  const pressed = useRef(drawn?.id);

  const press =
    (of: TemplateOffered, { id, fields }: Line) =>
    (event: MouseEvent) => {
      const desk = event.currentTarget.closest('#recommendation');
      const form = desk?.querySelector<HTMLInputElement>('input[name="agendaItemId"]')?.form;
      const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
      if (!form || !isPlain) return;
      event.preventDefault();
      const filled = fieldsToFill(fieldsIn(form), byPage.current, { ...begun, ...fields });
      fillForm(form, () => {
        for (const [name, text] of Object.entries(filled)) put(form, name, text);
      });
      byPage.current = { ...byPage.current, ...filled };
      pressed.current = id;
      setChosen(of.id);
      const why = form.elements.namedItem(`${at}rationale`);
      if (why instanceof HTMLElement) why.focus();
    };

  /** Lines of a template that are recorded, and the one that is next where the form was filled from it. */
  const progressOf = ({ id, lines }: TemplateOffered) => {
    const recorded = linesRecorded(lines, row.recommendations);
    const next = id === chosen && recorded.size > 0 ? lines.find((one) => !recorded.has(one.id)) : undefined;
    return { recorded, next };
  };

  const afterRecording = () => {
    const of = templates.find(({ id }) => id === chosen);
    const recorded = of && linesRecorded(of.lines, row.recommendations);
    const next = of?.lines.find(({ id }) => id !== pressed.current && !recorded?.has(id));
    byPage.current = begun;
    pressed.current = undefined;
    setDrawn(undefined);
    goOn(of && next ? document.getElementById(lineId(of.id, next.id)) : null);
  };

  return {
    said,
    /** Another form is drawn once the line it was drawn from is recorded. */
    drawnFrom: drawn?.id ?? '',
    chosen,
    press,
    progressOf,
    afterRecording,
    /** The address asks for what is no longer there. */
    isGone: isHere && !isWritten(answer) && (asked.has('line') ? line : template) === undefined,
    /** The address asks for a line, and a draft stands in its place. */
    isOutdone: isGoingOn && line !== undefined,
  };
};
export type Filling = ReturnType<typeof useFilling>;
