export { default as Confirm } from './confirm.tsx';
export { default as Operations } from './operations.tsx';
