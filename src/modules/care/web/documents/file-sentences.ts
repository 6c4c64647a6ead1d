import { msg } from '@lingui/core/macro';
import type { Sentences } from '../../../../ui/sentences.ts';

/** Why a file is not taken. */
export const fileSentences: Sentences = {
  file_active: msg({
    message:
      'The document holds something that runs, starts, brings or sends something ({found}). Print it into a new PDF, or take a picture of the paper.',
  }),
  file_broken: msg`The file is not made as what it says it is. Save it, or take the picture, again.`,
  file_cut: msg`The end of the file is missing. Please send it again.`,
  file_empty: msg`The file is empty.`,
  file_encrypted: msg`The document is locked by a password. Save it without one.`,
  file_heic: msg`Browsers do not show HEIC pictures. Choose it as JPEG, or take the picture from here.`,
  file_missing: msg`Please choose a file, or take a picture.`,
  file_not_looked_into: msg`Parts of the document are packed in a way that is not looked into here. Print it into a new PDF.`,
  file_too_large: msg({ message: 'The file is larger than {megabytes} MB.' }),
  file_type_not_taken: msg`This is no PDF, JPEG or PNG file, whatever its name says.`,
  files_need_key: msg`This installation has no key to seal the file with. Nothing was saved.`,
  picture_too_large: msg({ message: 'The picture has more than {megapixels} million points.' }),
  case_files_full: msg({ message: 'All documents of a case may be {megabytes} MB together.' }),
  document_there: msg`This file stands on the case already.`,
  one_answer_only: msg`Please choose one file at a time.`,
};
