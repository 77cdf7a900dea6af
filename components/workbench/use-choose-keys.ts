import { useCallback } from "react";
import { api } from "@/components/ui/api";
import { useModel, useVoice } from "./context";
import type { KeyChoice } from "./key-choice";
import { announce } from "./model";

/** Sets a person's keys: at once here, and with the account for everywhere. */
export function useChooseKeys(): (choice: KeyChoice, said?: string) => void {
  const model = useModel();
  const voice = useVoice();
  return useCallback(
    (choice, said) => {
      model.keys.set(choice);
      if (said !== undefined) announce(model, said);
      api("/me", { method: "PATCH", body: { preferences: { keys: choice } } }).catch((error: unknown) =>
        voice.toast(voice.problem(error), { tone: "error" }),
      );
    },
    [model, voice],
  );
}
