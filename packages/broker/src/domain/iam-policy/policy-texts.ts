import type { PolicyDocument } from './policy-documents.ts';
import type { TrustPolicy } from './trust-policy.ts';

/** What the texts are made of. */
export interface PolicyTextInput {
  readonly documents: readonly PolicyDocument[];
  /** Who gets the policy: a user with keys, or a role with its trust policy. */
  readonly holder: { readonly kind: 'user' } | { readonly kind: 'role'; readonly trust: TrustPolicy };
}

export const POLICY_FORMATS = ['json', 'cloudformation', 'terraform', 'aws-cli'] as const;

export type PolicyFormat = (typeof POLICY_FORMATS)[number];

/** The policy as a text that AWS or its tools take. None of them holds a secret, or makes an access key. */
export function policyText(format: PolicyFormat, input: PolicyTextInput): string {
  switch (format) {
    case 'json':
      return jsonText(input);
    case 'cloudformation':
      return cloudFormationText(input);
    case 'terraform':
      return terraformText(input);
    case 'aws-cli':
      return awsCliText(input);
  }
}

const NAME = 'gatelease';

/** `gatelease`, or `gatelease-1`, `gatelease-2` where one policy is not enough. */
export function policyName(index: number, count: number): string {
  return count === 1 ? NAME : `${NAME}-${String(index + 1)}`;
}

function namedDocuments({ documents }: PolicyTextInput): readonly (readonly [string, PolicyDocument])[] {
  return documents.map((document, index) => [policyName(index, documents.length), document]);
}

/** One policy as itself, several by their names. */
function jsonText(input: PolicyTextInput): string {
  const [only, ...others] = input.documents;
  return inLines(others.length === 0 ? only : Object.fromEntries(namedDocuments(input)));
}

function cloudFormationText(input: PolicyTextInput): string {
  const policies = namedDocuments(input).map(([name, document], index) => ({
    logicalId: `GateleasePolicy${String(index + 1)}`,
    properties: { ManagedPolicyName: name, PolicyDocument: document },
  }));
  const ManagedPolicyArns = policies.map(({ logicalId }) => ({ Ref: logicalId }));
  const holder =
    input.holder.kind === 'user'
      ? { Type: 'AWS::IAM::User', Properties: { UserName: NAME, ManagedPolicyArns } }
      : {
          Type: 'AWS::IAM::Role',
          Properties: { RoleName: NAME, AssumeRolePolicyDocument: input.holder.trust, ManagedPolicyArns },
        };
  return inLines({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'The least that Gatelease needs in this account',
    Resources: {
      ...Object.fromEntries(
        policies.map(({ logicalId, properties }) => [
          logicalId,
          { Type: 'AWS::IAM::ManagedPolicy', Properties: properties },
        ]),
      ),
      [input.holder.kind === 'user' ? 'GateleaseUser' : 'GateleaseRole']: holder,
    },
  });
}

function terraformText(input: PolicyTextInput): string {
  const { holder } = input;
  const type = holder.kind === 'user' ? 'aws_iam_user' : 'aws_iam_role';
  const trust = holder.kind === 'user' ? '' : `\n  assume_role_policy = jsonencode(${hcl(holder.trust, '  ')})`;
  const blocks = namedDocuments(input).flatMap(([name, document]) => [
    `resource "aws_iam_policy" "${name}" {\n  name   = "${name}"\n  policy = jsonencode(${hcl(document, '  ')})\n}`,
    `resource "${type}_policy_attachment" "${name}" {\n  ${holder.kind} = ${type}.${NAME}.name\n  policy_arn = aws_iam_policy.${name}.arn\n}`,
  ]);
  return `${[`resource "${type}" "${NAME}" {\n  name = "${NAME}"${trust}\n}`, ...blocks].join('\n\n')}\n`;
}

function awsCliText(input: PolicyTextInput): string {
  const { holder } = input;
  const create =
    holder.kind === 'user'
      ? `aws iam create-user --user-name ${NAME}`
      : `aws iam create-role --role-name ${NAME} --assume-role-policy-document ${quoted(holder.trust)}`;
  const policies = namedDocuments(input).map(
    ([name, document]) =>
      `arn=$(aws iam create-policy --policy-name ${name} --query Policy.Arn --output text \\\n  --policy-document ${quoted(document)})\naws iam attach-${holder.kind}-policy --${holder.kind}-name ${NAME} --policy-arn "$arn"`,
  );
  return `${['#!/bin/sh\nset -eu', create, ...policies].join('\n\n')}\n`;
}

function inLines(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** JSON is HCL, but for what looks like a template in a text. */
function hcl(value: unknown, indent: string): string {
  return JSON.stringify(value, null, 2)
    .replaceAll('${', () => '$${')
    .replaceAll('%{', '%%{')
    .replaceAll('\n', `\n${indent}`);
}

/** For a shell: nothing in single quotes means anything but a single quote. */
function quoted(value: unknown): string {
  return `'${JSON.stringify(value, null, 2).replaceAll("'", `'\\''`)}'`;
}
