import type en from "@/messages/en.json";
import type { Locale as OurLocale } from "./locales";

declare module "use-intl" {
  interface AppConfig {
    Locale: OurLocale;
    Messages: typeof en;
  }
}
