import { saidIn } from './writing-state.ts';

/** The page has put something into a form; `detail` is what stood there before. */
export const filledByPage = 'filled-by-page';

/** Lets the page put something into a form, which is not what somebody typed. */
export const fillForm = (form: HTMLFormElement, put: () => void): void => {
  const detail = saidIn(form);
  put();
  form.dispatchEvent(new CustomEvent(filledByPage, { bubbles: true, detail }));
};
