export default function Scorecard() {
  return null;
}
