import { computed, ref, shallowRef, type ComputedRef, type Ref } from "vue";

export interface Undo<T> {
  state: Ref<T>;
  changed: ComputedRef<boolean>;
  set(next: T): void;
  undo(): void;
}

/** A value whose changes can be taken back one by one; `first` is what it was before all of them. */
export function useUndo<T>(first: T, now: T = first): Undo<T> {
  const state = shallowRef(now) as Ref<T>;
  const before = ref(now === first ? 0 : 1);
  const past: T[] = now === first ? [] : [first];
  return {
    state,
    changed: computed(() => before.value > 0),
    set(next) {
      if (next === state.value) return;
      past.push(state.value);
      before.value = past.length;
      state.value = next;
    },
    undo() {
      const last = past.pop();
      before.value = past.length;
      if (last !== undefined) state.value = last;
    },
  };
}
