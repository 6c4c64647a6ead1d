export default function Statements() {
  return null;
}
