import { Trans, useLingui } from '@lingui/react/macro';

/** The way one woman's case goes through the system, as an ordered list that is also the picture. */
export function Journey() {
  const { t } = useLingui();
  const steps: ReadonlyArray<readonly [string, string]> = [
    [
      t`Referral`,
      t`A colleague asks a question, with the facts the board will need. What is missing is named at once.`,
    ],
    [
      t`Board`,
      t`Surgery, pathology, imaging and oncology meet over her case. Who was present is recorded to the second.`,
    ],
    [
      t`Recommendation`,
      t`The board says what it advises and who sees to it, with the evidence it had that day.`,
    ],
    [
      t`Her decision`,
      t`Somebody speaks with her. She accepts, chooses another way, declines, or takes her time.`,
    ],
    [
      t`Operation`,
      t`What was found and what was left, measured in millimetres, by every team that took part.`,
    ],
    [t`Outcome`, t`Pathology, the first thirty days, and the years after.`],
    [t`Indicator`, t`The centre’s figures follow by themselves, and every figure opens the cases behind it.`],
  ];
  return (
    <figure className="journey" aria-labelledby="journey-caption">
      <figcaption id="journey-caption">
        <h2>
          <Trans>One case, from the question to the figure</Trans>
        </h2>
      </figcaption>
      <ol>
        {steps.map(([name, sentence]) => (
          <li key={name}>
            <h3>{name}</h3>
            <p>{sentence}</p>
          </li>
        ))}
      </ol>
    </figure>
  );
}
