import { failureOf, type Host, hidden, testOnHost } from "../support/host";

const inputsOn = ({ disk }: Host) => ({ ...hidden, diskId: disk });

const texts = {
  "of a megabyte": "no ".repeat(350_000),
  "with half a character at its end": "no \ud83d",
  "with every other kind of character": 'line\r\nbreak\ttab 磁盘 🙂 %41 \u0000\u007f "quoted"',
};

for (const [name, message] of Object.entries(texts)) {
  const refusal = { kind: "error", status: 400, code: "Odd.Code", message } as const;

  testOnHost(`an error text ${name} arrives at a readable length`, async (host) => {
    host.cloud.fault({ ...refusal, operation: "CreateSnapshot" });
    const error = await failureOf(host.provider.create(inputsOn(host)));
    expect(error.message).toContain("Odd.Code");
    expect(error.message.length).toBeLessThan(5_000);
  });

  testOnHost(`an error text ${name} hides no snapshot that exists by then`, async (host) => {
    host.cloud.fault({ ...refusal, operation: "DescribeSnapshots", skip: 1, count: 1_000 });
    const error = await failureOf(host.provider.create({ ...inputsOn(host), timeouts: { create: "2s" } }));
    expect(error).toMatchObject({ id: host.existing()[0]?.id, properties: hidden });
  });
}

testOnHost("half a character in an output never reaches the state", async (host) => {
  host.cloud.ecs.plan({ seconds: 1, fields: { Description: "before \ud83d", ProductCode: "\udc00" } });
  const { outs } = await host.provider.create(inputsOn(host));
  expect(() => encodeURIComponent(Object.values(outs).join())).not.toThrow();
});
