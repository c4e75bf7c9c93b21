import type { Answer, Call, Operation } from "../../operation";
import type { IamStore } from "../store";

/** Lists the accounts that the caller can act in: one. */
export const listAuthDomains: Operation<IamStore> = {
  name: "ListAuthDomains",
  method: "GET",
  path: "/v3/auth/domains",
  run: ({ account }: Call<IamStore>): Answer => {
    const { domainId: id, user } = account.seed;
    const domain = { id, name: user.domain, enabled: true, description: "", links: { self: `/v3/domains/${id}` } };
    return { status: 200, body: { domains: [domain], links: { self: "/v3/auth/domains" } } };
  },
};

/** Lists the regions: one. */
export const listRegions: Operation<IamStore> = {
  name: "ListRegions",
  method: "GET",
  path: "/v3/regions",
  run: ({ account }: Call<IamStore>): Answer => {
    const { name: id } = account.seed.project;
    const region = { id, type: "public", description: "", parent_region_id: null, locales: { "en-us": id }, links: {} };
    return { status: 200, body: { regions: [region], links: { self: "/v3/regions" } } };
  },
};
