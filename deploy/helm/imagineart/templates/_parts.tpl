{{- define "imagineart.labels" -}}
app.kubernetes.io/name: imagineart
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "imagineart.locked" -}}
allowPrivilegeEscalation: false
runAsNonRoot: true
runAsUser: 10001
capabilities: {drop: [ALL]}
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- /* A pod of Ray's: KubeRay writes its command. */ -}}
{{- define "imagineart.ray" -}}
metadata:
  labels:
    {{- include "imagineart.labels" .root | nindent 4 }}
    app.kubernetes.io/component: ray
spec:
  automountServiceAccountToken: {{ .head }}
  terminationGracePeriodSeconds: 60
  {{- with .group.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .group.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: ray
      image: {{ .root.Values.image.name }}
      imagePullPolicy: {{ .root.Values.image.pull }}
      envFrom:
        - secretRef: {name: {{ .root.Values.secret }}}
      env:
        - {name: RAY_USAGE_STATS_ENABLED, value: "0"}
        - {name: HOME, value: /tmp}
        - {name: IMAGINEART_DATA_DIR, value: /tmp/imagineart}
      securityContext:
        {{- include "imagineart.locked" .root | nindent 8 }}
      resources:
        {{- toYaml .group.resources | nindent 8 }}
      volumeMounts:
        - {name: shm, mountPath: /dev/shm}
        - {name: tmp, mountPath: /tmp}
  volumes:
    - name: shm
      emptyDir: {medium: Memory, sizeLimit: 2Gi}
    - name: tmp
      emptyDir: {}
{{- end }}
