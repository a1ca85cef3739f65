import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateVpcCommand,
  DeleteSecurityGroupCommand,
} from '@aws-sdk/client-ec2';
import { sdkClient } from './aws-tools.ts';
import { Program } from './program.ts';
import { freePort } from './server-process.ts';

/** moto's server: another implementation of the EC2 API than ours, by other people. */
export class MotoProcess {
  readonly url: string;
  readonly #program: Program;

  private constructor(url: string, program: Program) {
    this.url = url;
    this.#program = program;
  }

  static async start(): Promise<MotoProcess> {
    const port = String(await freePort());
    const program = new Program('moto_server', ['-H', '127.0.0.1', '-p', port]);
    await program.says(/Running on http/);
    return new MotoProcess(`http://127.0.0.1:${port}`, program);
  }

  /** A new group in a VPC of its own, with SSH from one office. */
  async makeGroup(name: string): Promise<string> {
    const client = sdkClient(this.url);
    const { Vpc } = await client.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
    const { GroupId = '' } = await client.send(
      new CreateSecurityGroupCommand({ GroupName: name, Description: 'made by a test', VpcId: Vpc?.VpcId }),
    );
    const range = { CidrIp: '198.51.100.0/24', Description: 'the office' };
    await client.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId,
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [range] }],
      }),
    );
    client.destroy();
    return GroupId;
  }

  async deleteGroup(groupId: string): Promise<void> {
    const client = sdkClient(this.url);
    await client.send(new DeleteSecurityGroupCommand({ GroupId: groupId }));
    client.destroy();
  }

  async remove(): Promise<void> {
    await this.#program.end('SIGTERM');
  }
}
