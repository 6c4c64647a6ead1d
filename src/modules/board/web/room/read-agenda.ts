import { latest } from '../../../../kernel/latest.ts';
import type { AgendaRow, BoardAgenda } from '../../queries/agenda.ts';

/** Agendas that were read last, by their text: pages of one agenda are drawn from one. */
const agendas = latest<BoardAgenda>(8);
/** Their rows, by what they say: one that an entry has not moved is the one it was, and so are its cells as they were drawn. */
const rows = latest<AgendaRow>(512);

/** The agenda that a text says, one and the same as long as the text is. */
export const readAgenda = (text: string): BoardAgenda =>
  agendas(text, () => {
    const agenda = JSON.parse(text) as BoardAgenda;
    return { ...agenda, rows: agenda.rows.map((row) => rows(JSON.stringify(row), () => row)) };
  });
