import type { PaperTold } from './own-words-paper-told.ts';

const Box = ({ label }: { readonly label: string }) => <li>☐ {label}</li>;

/** The empty form, to be printed and filled in by hand. */
export function OwnWordsPaper({ paper }: { readonly paper: PaperTold }) {
  return (
    <div className="paper" lang={paper.language}>
      <p>{paper.about}</p>
      {paper.unreviewed === null ? null : <p className="muted">{paper.unreviewed}</p>}
      {paper.questions.map(({ name, label, hint, choices }) => (
        <section key={name} className="paper-question">
          <h2>{label}</h2>
          {hint === null ? null : <p className="muted">{hint}</p>}
          {choices.length === 0 ? (
            <div className="paper-lines" />
          ) : (
            <ul className="paper-boxes">
              {choices.map((each) => (
                <Box key={each} label={each} />
              ))}
            </ul>
          )}
        </section>
      ))}
      <ul className="paper-boxes">
        <Box label={paper.declined} />
      </ul>
      <p className="muted">{paper.staff}</p>
    </div>
  );
}
