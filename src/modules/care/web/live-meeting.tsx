export default function LiveMeeting() {
  return null;
}
