/** How often the server has called an action of EC2 in earnest, as its metrics say. */
export async function callsOf(serverUrl: string, action: string): Promise<number> {
  const text = await (await fetch(`${serverUrl}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => line.startsWith('gatelease_aws_calls_total') && line.includes(`"${action}"`))
    .filter((line) => !line.includes('outcome="dry-run"'))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
