import type { Name } from '../../../../kernel/names.ts';
import { useName } from '../../../../ui/name.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Form } from 'react-router';
import { localTime } from '../../../../ui/wall-clock.ts';
import { Button, ButtonLink } from '../../../../ui/button.tsx';
import { Select } from '../../../../ui/field.tsx';
import { Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import type { BoardPage } from '../agenda/board-page.ts';
import { boardSentences } from '../agenda/board-sentences.ts';
import type { LiveData } from './live-data.ts';
import { useWords } from '../words.tsx';

type Person = { readonly personId: string; readonly name: Name; readonly discipline: string };
type There = BoardPage['presence'][number];

/** Who is there and who could be, discipline by discipline, with what the quorum must know of each. */
export function Presence({ data }: { readonly data: LiveData }) {
  const { t } = useLingui();
  const { word, options } = useWords();
  const { members, presence } = data.page;
  const there = new Map(presence.filter(({ leftAt }) => leftAt === null).map((row) => [row.personId, row]));
  const guests = presence.filter(
    (row, index) =>
      !members.some(({ personId }) => personId === row.personId) &&
      presence.findLastIndex(({ personId }) => personId === row.personId) === index,
  );
  const groups = options('discipline')
    .map(({ value }) => ({
      discipline: value,
      people: [...members, ...guests].filter(({ discipline }) => discipline === value),
    }))
    .filter(({ people }) => people.length > 0);
  const observers = new Set(
    members.filter(({ role }) => role === 'observer').map(({ personId }) => personId),
  );
  const present = there.size;
  return (
    <Section title={t`People present`} aside={<Plural value={present} one="# person" other="# people" />}>
      {groups.map(({ discipline, people }) => (
        <div key={discipline} className="presence-group">
          <h3>{word('discipline', discipline)}</h3>
          <ul>
            {people.map((person) => (
              <PersonLine
                key={person.personId}
                person={person}
                there={there.get(person.personId)}
                observes={observers.has(person.personId)}
                zone={data.page.meeting.zone}
              />
            ))}
          </ul>
        </div>
      ))}
      <Guest data={data} there={there} />
      <p className="no-print">
        <ButtonLink to={`${data.page.path}/presence`}>
          <Trans>Correct who was there</Trans>
        </ButtonLink>
      </p>
    </Section>
  );
}

function PersonLine(props: {
  readonly person: Person;
  readonly there: There | undefined;
  readonly observes: boolean;
  readonly zone: string;
}) {
  const { person, there } = props;
  const name = useName()(person.name);
  const about = <span className="visually-hidden">{name}</span>;
  const since = there === undefined ? '' : localTime(there.joinedAt, props.zone);
  return (
    <li className={there === undefined ? 'person' : 'person person-there'}>
      <span className="person-name">
        {name}
        {props.observes ? (
          <span className="cell-second">
            <Trans>observes, does not count</Trans>
          </span>
        ) : null}
        {there === undefined ? null : (
          <span className="cell-second">
            {there.mode === 'room' ? (
              <Trans>in the room since {since}</Trans>
            ) : (
              <Trans>by video since {since}</Trans>
            )}
          </span>
        )}
      </span>
      <Form method="post" preventScrollReset className="person-form">
        <input type="hidden" name="form" value={there === undefined ? 'join' : 'leave'} />
        <input type="hidden" name="personId" value={person.personId} />
        {there === undefined ? (
          <>
            <input type="hidden" name="discipline" value={person.discipline} />
            <Button name="mode" value="room">
              <Trans>Room</Trans>
              {about}
            </Button>
            <Button name="mode" value="video">
              <Trans>Video</Trans>
              {about}
            </Button>
          </>
        ) : (
          <Button>
            <Trans>Has left</Trans>
            {about}
          </Button>
        )}
      </Form>
    </li>
  );
}

/** Somebody of the house who is not a member joins, counted for a discipline. */
function Guest({ data, there }: { readonly data: LiveData; readonly there: ReadonlyMap<string, There> }) {
  const { t } = useLingui();
  const { options } = useWords();
  const { members } = data.page;
  const others = data.people.filter(
    ({ id }) => !there.has(id) && !members.some(({ personId }) => personId === id),
  );
  const open = [{ value: '', label: t`– choose –` }];
  if (others.length === 0) return null;
  return (
    <details className="guest">
      <summary>
        <Trans>Somebody else joins</Trans>
      </summary>
      <PostForm
        stay
        name="join"
        sentences={boardSentences}
        labels={{ personId: t`Person`, discipline: t`Counted for` }}
      >
        <Select
          name="personId"
          label={<Trans>Person</Trans>}
          options={[...open, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
          required
        />
        <Select
          name="discipline"
          label={<Trans>Counted for</Trans>}
          options={[...open, ...options('discipline')]}
          required
        />
        <div className="form-row">
          <Button name="mode" value="room">
            <Trans>Room</Trans>
          </Button>
          <Button name="mode" value="video">
            <Trans>Video</Trans>
          </Button>
        </div>
      </PostForm>
    </details>
  );
}
