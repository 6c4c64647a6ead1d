export default function CountedCases() {
  return null;
}
