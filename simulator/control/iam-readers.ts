import type { Project, User } from "../huawei/account";
import type { IamBehaviour } from "../huawei/iam/behaviour";
import { amount, count, listOf, object, type Reader, ShapeError, text } from "./shape";
import { LIMITS } from "./timeline-shape";

/** Long enough for no two to be the same, and short enough for the headers that the services take. */
const [SHORTEST_TOKEN, LONGEST_TOKEN] = [32, 65_536];

/** Body of `POST /iam/users`. */
export const readUser = object<User>({ name: text, password: text, domain: text }, {});

/** Body of `PUT /iam/projects`. */
export const readProjects = listOf(object<Project>({ id: text, name: text }, {}));

const tokenLength: Reader<number> = (value, path) => {
  const length = count(value, path);
  if (length < SHORTEST_TOKEN || length > LONGEST_TOKEN) {
    throw new ShapeError(`${path} must be from ${SHORTEST_TOKEN} to ${LONGEST_TOKEN}`);
  }
  return length;
};

/** Body of `PATCH /iam/behaviour`. */
export const readIamBehaviour = object<Partial<IamBehaviour>>({}, { ...LIMITS, tokenSeconds: amount, tokenLength });
