import type { AppError, Params, Place } from '../../kernel/errors.ts';

/** What the command line says for each code, in English; parameters stand in braces. */
const sentences: Readonly<Record<string, string>> = {
  unexpected:
    'Something unexpected went wrong; the log line above has its code and place. Nothing was half-written.',
  not_found: 'There is no such thing.',
  forbidden: 'This is not permitted.',
  invalid_input: 'The input is not valid.',
  changed_meanwhile: 'Somebody else changed this in the meantime.',
  arguments_wrong: 'Usage: {usage}',
  command_unknown: 'There is no command "{command}". Try: consilium help',
  option_needed: '{option} is needed.',
  option_unknown: 'The mapping has no option "{option}".',
  option_choice_unknown: 'Option "{option}" takes keep or exclude.',
  date_wrong: '{option} takes a date that exists, YYYY-MM-DD.',
  year_wrong: '{option} takes a year, YYYY.',
  period_needed: 'Give one period: --year YYYY, or --from DATE --to DATE, or --all.',
  period_reversed: '--from lies after --to.',
  setting_invalid: 'Setting not valid: {names}.',
  centre_unknown: 'There is no centre "{centre}".',
  centre_exists: 'There is already a centre "{centre}".',
  zone_unknown: 'This time zone is not known.',
  role_unknown: 'There is no role "{role}".',
  discipline_unknown: 'There is no discipline "{discipline}".',
  person_unknown: 'Nobody of the centre has this id.',
  password_too_short: 'The file must hold a password of at least {least} characters.',
  account_not_made: 'The account could not be made: the address is not valid or taken.',
  set_unknown: 'There is no indicator set "{set}".',
  heads_not_readable: 'The file of heads cannot be read.',
  demonstration_is_open:
    'Refused to open at {host}: anybody who reaches it could enter with the demonstration accounts. Remove them (consilium demo remove, or start empty with CONSILIUM_DEMO=0), or set CONSILIUM_DEMO=public to open it on purpose.',
  port_taken: 'Port {port} is taken. Name another with PORT.',
  import_refused:
    '{rows} rows were refused and nothing was written. Correct them, or use --partial to import the others.',
  already_there: 'This is already there.',
  reference_unknown: 'Something this points to does not exist.',
  rule_broken: 'A rule of the record is broken ({constraint}).',
  value_needed: 'A needed value is missing.',
  character_not_storable: 'A text holds a character that cannot be stored (U+0000).',
  busy_try_again: 'The record is busy; try again.',
  value_unreadable: 'A value is not written as expected.',
  database_away: 'The database does not answer.',
  time_limit_reached: 'The database stopped this because it took too long; nothing was written.',
  too_many_connections: 'The database has no free connection; try again.',
  disk_full: 'The disk of the database is full; nothing was written.',
  record_number_taken: 'Another patient of the centre has this record number.',
  changed_by_hand_since: 'The case was changed by hand since it was imported; it is not overwritten.',
  part_removed: 'The row no longer holds something the earlier import held; nothing is deleted in silence.',
  before_birth: 'This date lies before her birth.',
  after_death: 'This date lies after her death.',
  in_future: 'This date lies in the future.',
  before_operation: 'This date lies before the operation.',
  stage_not_in_edition: 'This stage does not exist for the site in its FIGO edition.',
  stage_needs_edition: 'A stage needs its FIGO edition.',
  held_by_server:
    'Process {pid} ({purpose}) is already using {path}. Stop it first, or name another folder with CONSILIUM_DATA.',
  held_by_command: 'Process {pid} ({purpose}) is still using {path}. Try again when it is done.',
  database_without_holder:
    'PostgreSQL (process {pid}) runs on {path} but was not started by Consilium; it is left alone.',
  server_not_ready: 'Process {pid} ({purpose}) holds the database but does not answer.',
  postgres_not_available:
    'There is no embedded PostgreSQL for {platform}. Name a server of your own with DATABASE_URL.',
  postgres_package_missing: 'The package {package} is not installed.',
  postgres_package_incomplete: 'The embedded PostgreSQL at {path} is not complete: {reason}',
  postgres_cannot_reach:
    'PostgreSQL cannot run as root, and its user (id {uid}) cannot reach {path}. Open that folder for passing through, or put the project elsewhere.',
  system_user_missing: 'PostgreSQL cannot run as root and the system user "{user}" could not be made.',
  data_folder_of_another_user: '{path} belongs to another user (id {uid}).',
  data_folder_unreadable: '{path} cannot be used: {reason}',
  socket_folder_not_ours: '{path} belongs to somebody else.',
  database_not_initialised: 'The database could not be made: {reason}',
  database_did_not_start: 'The database did not start: {reason}',
  database_password_unreadable: 'The password file {path} cannot be read: {reason}',
  database_without_hangul_search:
    'This database drops Hangul in searches: it needs a UTF-8 locale (C.UTF-8 or better).',
  database_not_answering: 'The database of DATABASE_URL does not answer ({code}).',
  database_login_refused: 'The database refuses the login of DATABASE_URL ({code}).',
  database_unknown: 'The server of DATABASE_URL has no such database ({code}).',
  database_rights_missing:
    'The login of DATABASE_URL lacks rights ({code}): it must be able to create schemas, extensions and the roles consilium_app and consilium_accounts.',
  file_not_readable: 'The file cannot be read.',
  file_empty: 'The file is empty.',
  file_without_rows: 'The file has a header but no rows.',
  not_a_text_file: 'This is no text file but {kind}.',
  encoding_unknown: 'The encoding cannot be recognised; name it in the mapping.',
  encoding_wrong: 'The file is not written in {encoding}.',
  line_too_long: 'A line is longer than {limit} bytes.',
  quote_not_closed: 'A quotation mark is not closed.',
  header_repeated: 'Columns {first} and {second} have the same name.',
  columns_missing: 'The file lacks columns the mapping needs: {columns}.',
  mapping_not_found: 'There is no mapping {mapping}. Shipped ones: {known}.',
  mapping_not_json: 'The mapping file is no JSON.',
  mapping_invalid: 'The mapping has {count} faults.',
  row_ragged: 'The row has {found} cells instead of {expected}.',
  key_missing: 'The row has no key.',
  key_too_long: 'The key is too long.',
  key_repeated: 'The key stands already in row {firstRow}.',
  word_unknown: 'The mapping does not know this word.',
  date_not_in_calendar: 'This date does not exist.',
  date_shape_unknown: 'This is not written as a date.',
  number_unreadable: 'This is not a number.',
  number_out_of_range: 'This number is not between {min} and {max}.',
  text_too_long: 'This text is too long.',
};

const filled = (sentence: string, params: Params): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '?'));

/** The English sentence of a code; the code itself where nobody wrote one. */
export const sentenceOfCode = (code: string, params: Params = {}): string =>
  filled(sentences[code] ?? `Refused (${code}).`, params);

const placeText = ({ file, row, column, field }: Place): string =>
  [file, row && `row ${row}`, column && `column ${column}`, field].filter(Boolean).join(', ');

/** The sentence of an error with the place it names, and those of its further faults. */
export const sentenceOf = ({ code, params, place, issues }: AppError): string => {
  const where = place ? `${placeText(place)}: ` : '';
  const rest = issues
    .slice(0, 20)
    .map((issue) => `\n  ${placeText(issue.place)}: ${sentenceOfCode(issue.code)}`);
  return `${where}${sentenceOfCode(code, params)}${rest.join('')}`;
};
