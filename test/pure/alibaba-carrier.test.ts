import { missesSent } from "../../provider/clouds/alibaba/carrier";
import { CloudError } from "../../provider/http/errors";

const refusal = (code: string, message: string) =>
  new CloudError(message, { operation: "TagResources", kind: "invalid", code, httpStatus: 400 });

const sent = {
  RegionId: "cn-hangzhou",
  ResourceType: "snapshot",
  "ResourceId.1": "s-1",
  "Tag.1.Key": "a",
  "Tag.1.Value": "b",
  NextToken: undefined,
};

test.each([
  ["MissingParameter", "The input parameter RegionId that is mandatory for processing this request is not supplied."],
  ["MissingParameter.RegionId", "The parameter RegionId is required."],
  ["MissingParameter.ResourceIds", "The parameter ResourceIds is required."],
  ["MissingParameter.Tags", "The parameter Tags is required."],
  ["MissingRegionId", "No region."],
  ["InvalidParameter.ResourceType", "The parameter ResourceType is missing."],
])("%s: %s is about what was sent", (code, message) => {
  expect(missesSent(refusal(code, message), sent)).toBe(true);
});

test.each([
  ["MissingParameter", "The input parameter DiskId that is mandatory for processing this request is not supplied."],
  ["MissingParameter", "The input parameter NextToken that is mandatory for processing this request is not supplied."],
  ["MissingSecurityToken", "SecurityToken is required for this action."],
  ["InvalidParameter", "The specified parameter RegionId is not valid."],
  ["InvalidRegionId.NotFound", "The specified RegionId does not exist."],
  ["InvalidResourceId.NotFound", "The specified ResourceIds are not found in our records."],
])("%s: %s is not", (code, message) => {
  expect(missesSent(refusal(code, message), sent)).toBe(false);
});

test("what is no error of the cloud says nothing about parameters", () => {
  expect(missesSent(new Error("MissingParameter: RegionId"), sent)).toBe(false);
});
