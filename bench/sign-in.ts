import { setTimeout as pause } from 'node:timers/promises';
import { percentile, type Report, reportOf, result, say } from './measured.ts';
import { enterAs, pageOf, withServed } from './served.ts';

const guesses = 150;
const calmRounds = 100;
/** Known accounts, of the demonstration; each is flooded by itself, for one flood is over in half a second. */
const known = ['chair', 'surgeon', 'clinician', 'quality_manager', 'observer'].map(
  (who) => `${who}@example.org`,
);

const guess = async (address: string, email: string, turn: number): Promise<number> => {
  const answer = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: address },
    body: new URLSearchParams({ form: 'sign-in', email, password: `a wrong password ${turn}` }).toString(),
  });
  await answer.arrayBuffer();
  return answer.status;
};

/** Asks for the signed-in page again and again while `going`; milliseconds of each answer. */
const ask = async (page: () => Promise<unknown>, going: () => boolean): Promise<number[]> => {
  const found: number[] = [];
  do {
    const from = performance.now();
    await page();
    found.push(performance.now() - from);
    await pause(5);
  } while (going());
  return found;
};

type Flood = { readonly waits: number[]; judged: number; refused: number };

/** So many wrong sign-ins at once, beside somebody who is signed in and works. */
const flood = async (
  address: string,
  page: () => Promise<unknown>,
  emailOf: (turn: number) => string,
): Promise<Flood> => {
  let going = true;
  const asked = ask(page, () => going);
  const statuses = await Promise.all(
    Array.from({ length: guesses }, (_, turn) => guess(address, emailOf(turn), turn)),
  );
  going = false;
  const other = statuses.find((status) => status !== 422 && status !== 429);
  if (other !== undefined) throw new Error(`a wrong sign-in was answered ${other}`);
  const judged = statuses.filter((status) => status === 422).length;
  return { waits: await asked, judged, refused: guesses - judged };
};

const figures = (name: string, calm: number, { waits, judged, refused }: Flood) => [
  result(`signin.${name}.page_p50_ms`, 'ms', waits, { name: 'calm', value: calm, unit: 'ms' }),
  result(`signin.${name}.page_worst_ms`, 'ms', [Math.max(...waits)], {
    name: 'limit',
    value: 500,
    unit: 'ms',
  }),
  result(`signin.${name}.judged`, '', [judged]),
  result(`signin.${name}.refused`, '', [refused]),
];

/** What 150 wrong sign-ins at once, at many accounts and at one, cost somebody who is signed in; how many are judged. */
export const signInBench = (): Promise<Report> =>
  withServed(1, async (served) => {
    const address = served.servers[0]?.address ?? '';
    const cookie = await enterAs(address, 'coordinator');
    const page = () => pageOf(address, '/c/hanbit', cookie);
    let rounds = calmRounds + 20;
    say('calm');
    const calm = (await ask(page, () => (rounds -= 1) > 0)).slice(20);
    say(`${guesses} wrong sign-ins at one account, ${known.length} times`);
    const one: Flood = { waits: [], judged: 0, refused: 0 };
    for (const account of known) {
      const { waits, judged, refused } = await flood(address, page, () => account);
      one.waits.push(...waits);
      one.judged = Math.max(one.judged, judged);
      one.refused = Math.max(one.refused, refused);
    }
    say(`${guesses} wrong sign-ins at as many accounts`);
    const many = await flood(address, page, (turn) => `nobody-${turn}@example.org`);
    return reportOf('signin', served.version, [
      result('signin.calm.page_p50_ms', 'ms', calm),
      ...figures('one_account', percentile(calm, 0.5), one),
      ...figures('many_accounts', percentile(calm, 0.5), many),
    ]);
  });
