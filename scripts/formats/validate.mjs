// See scripts/validate-formats. Prints what was checked, and ends with 1 at the first refusal.
import { drawings } from "./drawings.mjs";
import { findings } from "./findings.mjs";
import { schemas } from "./schemas.mjs";

await drawings();
findings();
schemas();
process.exit(0);
