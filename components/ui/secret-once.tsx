"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import styles from "./secret-once.module.css";

/** A secret that is shown once, with a button to copy it. */
export function SecretOnce({ label, hint, value }: { label: string; hint: string; value: string }) {
  const t = useTranslations("ui");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div className={styles.box} role="status">
      <p>
        <strong>{label}.</strong> {hint}
      </p>
      <div className={styles.line}>
        <input
          className={styles.value}
          readOnly
          value={value}
          aria-label={label}
          onFocus={(event) => event.target.select()}
        />
        <Button icon={copied ? <Check /> : <Copy />} onClick={() => void copy()}>
          {copied ? t("copied") : t("copy")}
        </Button>
      </div>
    </div>
  );
}
