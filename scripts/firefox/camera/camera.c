/*
 * A camera made of a file, for browsers that take none: preloaded into Firefox, it answers for
 * /dev/video0 as a Video4Linux2 device whose pictures are those of a clip, played in a loop. The
 * browser itself is the system's own, unpatched.
 *
 *   CAMERA_CLIP   the clip: YUV4MPEG2 with 4:2:0 pictures, or JPEGs one after the other
 *   CAMERA_LOG    optional: a file that gets a line "on" or "off" when pictures begin or end
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define DEVICE "/dev/video0"
#define FRAMES_PER_SECOND 30
#define MAX_FRAMES 1024
#define MAX_BUFFERS 8
#define MAX_OPEN 16
#define PAGE 4096

typedef struct {
  unsigned width, height, format;
  size_t largest;
  unsigned count;
  const unsigned char *frames[MAX_FRAMES];
  size_t sizes[MAX_FRAMES];
} Clip;

/* One opening of the device. Its descriptor is a timer, readable when a picture is due. */
typedef struct {
  int fd;
  int memory;
  unsigned char *bytes;
  unsigned buffers, queued[MAX_BUFFERS], waiting;
  int streaming;
  unsigned sequence;
} Device;

static Clip clip;
static Device devices[MAX_OPEN];
/* Recursive: what is done under it opens, maps and closes files too. */
static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

static void add_frame(const unsigned char *bytes, size_t size) {
  if (clip.count == MAX_FRAMES) return;
  clip.frames[clip.count] = bytes;
  clip.sizes[clip.count++] = size;
  /* Whole pages: buffers are mapped one by one. */
  if (size > clip.largest) clip.largest = (size + PAGE - 1) / PAGE * PAGE;
}

static void read_y4m(const unsigned char *file, size_t size) {
  const unsigned char *at = memchr(file, '\n', size), *end = file + size;
  if (!at || sscanf((const char *)file, "YUV4MPEG2 W%u H%u", &clip.width, &clip.height) != 2) return;
  const size_t chroma = (size_t)((clip.width + 1) / 2) * ((clip.height + 1) / 2);
  const size_t picture = (size_t)clip.width * clip.height + 2 * chroma;
  clip.format = V4L2_PIX_FMT_YUV420;
  for (at += 1; (at = memchr(at, '\n', end - at)) && end - at > (long)picture; at += picture)
    add_frame(++at, picture);
}

/* Width and height stand in the frame header, whose marker is FF C0 to FF C2. */
static void read_jpeg_size(const unsigned char *at, const unsigned char *end) {
  for (at += 2; at + 9 < end && at[0] == 0xff; at += 2 + (at[2] << 8 | at[3])) {
    if (at[1] < 0xc0 || at[1] > 0xc2) continue;
    clip.height = at[5] << 8 | at[6];
    clip.width = at[7] << 8 | at[8];
    return;
  }
}

static void read_jpegs(const unsigned char *file, size_t size) {
  static const unsigned char border[] = {0xff, 0xd9, 0xff, 0xd8};
  const unsigned char *at = file, *end = file + size, *next;
  clip.format = V4L2_PIX_FMT_MJPEG;
  read_jpeg_size(file, end);
  while ((next = memmem(at, end - at, border, sizeof border))) {
    add_frame(at, next + 2 - at);
    at = next + 2;
  }
  add_frame(at, end - at);
}

__attribute__((constructor)) static void load(void) {
  const char *path = getenv("CAMERA_CLIP");
  /* Other processes of the browser need no camera. */
  unsetenv("LD_PRELOAD");
  const int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  struct stat info;
  if (fd < 0 || fstat(fd, &info) != 0) return;
  const unsigned char *file = mmap(NULL, info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  close(fd);
  if (file == MAP_FAILED) return;
  if (memcmp(file, "YUV4MPEG2", 9) == 0) read_y4m(file, info.st_size);
  else read_jpegs(file, info.st_size);
}

static void tell(const char *line) {
  const char *path = getenv("CAMERA_LOG");
  FILE *log = path ? fopen(path, "a") : NULL;
  if (!log) return;
  fprintf(log, "%s\n", line);
  fclose(log);
}

static Device *find(int fd) {
  for (int i = 0; i < MAX_OPEN; i++)
    if (devices[i].bytes && devices[i].fd == fd) return &devices[i];
  return NULL;
}

static int open_device(void) {
  const size_t size = MAX_BUFFERS * clip.largest;
  for (int i = 0; i < MAX_OPEN; i++) {
    Device *device = &devices[i];
    if (device->bytes) continue;
    memset(device, 0, sizeof *device);
    device->fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    device->memory = memfd_create("camera", MFD_CLOEXEC);
    if (ftruncate(device->memory, size) != 0) break;
    device->bytes = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, device->memory, 0);
    return device->fd;
  }
  errno = EBUSY;
  return -1;
}

static void set_streaming(Device *device, int on) {
  if (device->streaming == on) return;
  const long period = on ? 1000000000L / FRAMES_PER_SECOND : 0;
  const struct itimerspec timer = {{0, period}, {0, period}};
  timerfd_settime(device->fd, 0, &timer, NULL);
  device->streaming = on;
  if (!on) device->waiting = 0;
  tell(on ? "on" : "off");
}

static void describe(struct v4l2_format *wanted) {
  struct v4l2_pix_format *pix = &wanted->fmt.pix;
  memset(pix, 0, sizeof *pix);
  pix->width = clip.width;
  pix->height = clip.height;
  pix->pixelformat = clip.format;
  pix->field = V4L2_FIELD_NONE;
  pix->bytesperline = clip.format == V4L2_PIX_FMT_YUV420 ? clip.width : 0;
  pix->sizeimage = clip.largest;
  pix->colorspace = V4L2_COLORSPACE_SMPTE170M;
}

static int fill(Device *device, struct v4l2_buffer *buffer) {
  unsigned long long due;
  if (!device->waiting || read(device->fd, &due, sizeof due) < 0) {
    errno = EAGAIN;
    return -1;
  }
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  const double seconds = now.tv_sec + now.tv_nsec / 1e9;
  const unsigned frame = (unsigned long)(seconds * FRAMES_PER_SECOND) % clip.count;
  const unsigned index = device->queued[0];
  device->waiting--;
  memmove(device->queued, device->queued + 1, device->waiting * sizeof *device->queued);
  memcpy(device->bytes + index * clip.largest, clip.frames[frame], clip.sizes[frame]);
  buffer->index = index;
  buffer->bytesused = clip.sizes[frame];
  buffer->sequence = device->sequence++;
  buffer->timestamp.tv_sec = now.tv_sec;
  buffer->timestamp.tv_usec = now.tv_nsec / 1000;
  return 0;
}

static int is_capture(unsigned type) { return type == V4L2_BUF_TYPE_VIDEO_CAPTURE; }

static int control(Device *device, unsigned long request, void *argument) {
  switch (request) {
    case VIDIOC_QUERYCAP: {
      struct v4l2_capability *capability = argument;
      memset(capability, 0, sizeof *capability);
      strcpy((char *)capability->driver, "clip");
      strcpy((char *)capability->card, "Clip Camera");
      strcpy((char *)capability->bus_info, "platform:clip-camera");
      capability->device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
      capability->capabilities = capability->device_caps | V4L2_CAP_DEVICE_CAPS;
      return 0;
    }
    case VIDIOC_ENUM_FMT: {
      struct v4l2_fmtdesc *format = argument;
      if (format->index > 0 || !is_capture(format->type)) break;
      format->flags = 0;
      format->pixelformat = clip.format;
      return 0;
    }
    case VIDIOC_TRY_FMT:
    case VIDIOC_S_FMT:
    case VIDIOC_G_FMT:
      describe(argument);
      return 0;
    case VIDIOC_G_PARM:
    case VIDIOC_S_PARM: {
      struct v4l2_captureparm *parameters = &((struct v4l2_streamparm *)argument)->parm.capture;
      memset(parameters, 0, sizeof *parameters);
      parameters->capability = V4L2_CAP_TIMEPERFRAME;
      parameters->timeperframe = (struct v4l2_fract){1, FRAMES_PER_SECOND};
      return 0;
    }
    case VIDIOC_REQBUFS: {
      struct v4l2_requestbuffers *wanted = argument;
      if (wanted->memory != V4L2_MEMORY_MMAP) break;
      if (wanted->count > MAX_BUFFERS) wanted->count = MAX_BUFFERS;
      device->buffers = wanted->count;
      device->waiting = 0;
      return 0;
    }
    case VIDIOC_QUERYBUF: {
      struct v4l2_buffer *buffer = argument;
      if (buffer->index >= device->buffers) break;
      buffer->length = clip.largest;
      buffer->m.offset = buffer->index * clip.largest;
      return 0;
    }
    case VIDIOC_QBUF: {
      struct v4l2_buffer *buffer = argument;
      if (buffer->index >= device->buffers || device->waiting == MAX_BUFFERS) break;
      device->queued[device->waiting++] = buffer->index;
      return 0;
    }
    case VIDIOC_DQBUF:
      return fill(device, argument);
    case VIDIOC_STREAMON:
      set_streaming(device, 1);
      return 0;
    case VIDIOC_STREAMOFF:
      set_streaming(device, 0);
      return 0;
  }
  errno = EINVAL;
  return -1;
}

/* What the C library offers under these names, with /dev/video0 added. */

#define NATIVE(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int is_device(const char *path) { return clip.count > 0 && strcmp(path, DEVICE) == 0; }

static int open_clip(void) {
  pthread_mutex_lock(&lock);
  const int fd = open_device();
  pthread_mutex_unlock(&lock);
  return fd;
}

#define OPEN(name)                                                              \
  int name(const char *path, int flags, ...) {                                  \
    if (is_device(path)) return open_clip();                                    \
    va_list rest;                                                               \
    va_start(rest, flags);                                                      \
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                                               \
    return NATIVE(name)(path, flags, mode);                                     \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  pthread_mutex_lock(&lock);
  Device *device = find(fd);
  if (device) {
    set_streaming(device, 0);
    munmap(device->bytes, MAX_BUFFERS * clip.largest);
    device->bytes = NULL;
    NATIVE(close)(device->memory);
  }
  pthread_mutex_unlock(&lock);
  return NATIVE(close)(fd);
}

int ioctl(int fd, unsigned long request, ...) {
  va_list rest;
  va_start(rest, request);
  void *argument = va_arg(rest, void *);
  va_end(rest);
  pthread_mutex_lock(&lock);
  Device *device = find(fd);
  const int answer = device ? control(device, request, argument) : 0;
  pthread_mutex_unlock(&lock);
  return device ? answer : NATIVE(ioctl)(fd, request, argument);
}

/* Straight to the kernel: the allocator maps memory before names can be looked up. */
#define MMAP(name, Offset)                                                                \
  void *name(void *address, size_t size, int protection, int flags, int fd, Offset at) {  \
    int file = fd;                                                                        \
    if (fd >= 0) {                                                                        \
      pthread_mutex_lock(&lock);                                                          \
      const Device *device = find(fd);                                                    \
      if (device) file = device->memory;                                                  \
      pthread_mutex_unlock(&lock);                                                        \
    }                                                                                     \
    return (void *)syscall(SYS_mmap, address, size, protection, flags, file, at);         \
  }
MMAP(mmap, off_t)
MMAP(mmap64, off64_t)
