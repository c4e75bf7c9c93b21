import type { Project, User } from "../huawei/account";
import type { IamBehaviour } from "../huawei/iam/behaviour";
import { LIMITS } from "./course-shape";
import { amount, listOf, object, text } from "./shape";

/** Body of `POST /iam/users`. */
export const readUser = object<User>({ name: text, password: text, domain: text }, {});

/** Body of `PUT /iam/projects`. */
export const readProjects = listOf(object<Project>({ id: text, name: text }, {}));

/** Body of `PATCH /iam/behaviour`. */
export const readIamBehaviour = object<Partial<IamBehaviour>>({}, { ...LIMITS, tokenSeconds: amount });
