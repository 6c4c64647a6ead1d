import { notFound } from '../../kernel/errors.ts';

export const loader = () => {
  throw notFound();
};

export default function NotFound() {
  return null;
}
