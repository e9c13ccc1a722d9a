import { onUnmounted, ref, watch, type Ref } from "vue";
import { RequestFault } from "../client";

/** Milliseconds without a key before words are read. */
const PAUSE = 350;

/** What the server understands of words that are still being written: read after a pause, the newest alone counts. */
export function useReading<In, Out>(
  asked: () => In | null,
  read: (words: In, signal: AbortSignal) => Promise<Out>,
): { told: Ref<Out | null>; fault: Ref<RequestFault | null>; reading: Ref<boolean> } {
  const told = ref(null) as Ref<Out | null>;
  const fault = ref<RequestFault | null>(null);
  const reading = ref(false);
  let timer = 0;
  let stop = new AbortController();

  async function go(words: In, signal: AbortSignal) {
    try {
      const found = await read(words, signal);
      if (signal.aborted) return;
      told.value = found;
      fault.value = null;
    } catch (error) {
      if (signal.aborted || !(error instanceof RequestFault)) return;
      told.value = null;
      fault.value = error;
    }
    reading.value = false;
  }

  watch(
    () => JSON.stringify(asked()),
    () => {
      stop.abort();
      window.clearTimeout(timer);
      const words = asked();
      reading.value = words !== null;
      if (words === null) {
        told.value = fault.value = null;
        return;
      }
      stop = new AbortController();
      const { signal } = stop;
      timer = window.setTimeout(() => void go(words, signal), PAUSE);
    },
    { immediate: true },
  );
  onUnmounted(() => {
    stop.abort();
    window.clearTimeout(timer);
  });
  return { told, fault, reading };
}
