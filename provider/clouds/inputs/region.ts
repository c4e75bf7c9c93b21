import { fail, type Rule } from "./rules";
import { suggestion } from "./suggestion";

/** The regions of a cloud. */
export interface Regions {
  /** The cloud's name, for texts. */
  readonly cloud: string;
  readonly known: ReadonlySet<string>;
  /** The cloud opens regions that this version does not know; false where all are known. */
  readonly isOpen: boolean;
}

/** What there is to say about a text that should be a region. */
export interface Verdict {
  /** Why nothing is called there. */
  readonly refusal?: string;
  /** It may be a region, but none that is known. */
  readonly warning?: string;
}

/** Words of small letters and digits with hyphens between them: what can be a part of a host name, and nothing more. */
const isRegionId = (text: string) => text.length <= 64 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

/** The known region that a zone is in: `cn-hangzhou-b` and `cn-north-4a` are zones. */
function regionOfZone({ known }: Regions, text: string): string | undefined {
  const [, region] = /^(.+?)-?[a-z]$/.exec(text) ?? [];
  return region !== undefined && known.has(region) ? region : undefined;
}

/**
 * Whether a text is a region. Hosts are made of it, so that anything else could send keys to another one: known regions pass,
 * and where the cloud opens new ones also what looks like one (`xx-…`), with a warning. The text itself is never quoted.
 */
export function judgeRegion(regions: Regions, text: unknown): Verdict {
  const { cloud, known, isOpen } = regions;
  if (typeof text !== "string") return { refusal: "must be a string" };
  if (known.has(text)) return {};
  const plain = text.trim().toLowerCase();
  if (known.has(plain)) return { refusal: `must be written "${plain}", in small letters and without blanks` };
  const [beforeLine = ""] = plain.split("_");
  if (beforeLine !== plain && known.has(beforeLine)) {
    return { refusal: `is the name of a project, not of a region: the region is "${beforeLine}"` };
  }
  const region = regionOfZone(regions, plain);
  if (region) return { refusal: `is a zone, not a region: the region is "${region}"` };
  if (isOpen && isRegionId(text) && /^[a-z]{2}-/.test(text)) {
    const meant = suggestion(text, [...known]);
    const question = meant ? ` Did you mean ${meant}?` : "";
    return { warning: `is no region of ${cloud} that this version knows. It is called all the same.${question}` };
  }
  const choices = isOpen ? `such as ${[...known].slice(0, 3).join(", ")}` : [...known].join(", ");
  return { refusal: `is no region of ${cloud}: give one ${isOpen ? choices : `of ${choices}`}` };
}

/** The rule of the input `region`. */
export const regionRule =
  (regions: Regions): Rule<string> =>
  (value, path) => {
    const { refusal } = judgeRegion(regions, value);
    return refusal ? fail(path, refusal) : [];
  };
