/*
 * A V4L2 capture device that needs no kernel driver: preload this library and the files below stand for cameras.
 *
 *   $FAKEV4L2/dev/videoN       the node; opening it opens the camera
 *   $FAKEV4L2/control/videoN   what the camera is and does, read again whenever it changes:
 *
 *       card=Test Camera
 *       driver=uvcvideo
 *       kind=capture                         capture | metadata
 *       mode=play                            play | frozen | silent | busy | forbidden | hung
 *       format=YUYV 640 480 30 /path/frames  one line a format; a frames file is records of <u32 length><bytes>
 *
 * A control file that is gone is a camera that is unplugged. Replace it by rename: it is read at any time.
 *
 * The descriptor the client gets is the reading end of a pipe, so poll, select and epoll work without help; a thread
 * per stream is the driver: it writes one byte a frame and closes its end when the camera goes away. As with a real
 * driver several processes may open a camera and one may stream. mmap gives plain memory that VIDIOC_DQBUF fills.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define HANDLES 16
#define BUFFERS 8
#define FORMATS 8
#define PAGE 4096u

enum mode { PLAY, FROZEN, SILENT, BUSY, FORBIDDEN, HUNG };
static const char *const mode_names[] = {"play", "frozen", "silent", "busy", "forbidden", "hung"};

struct format {
    uint32_t fourcc;
    uint32_t width;
    uint32_t height;
    uint32_t fps;
    char frames[PATH_MAX];
};

struct control {
    struct timespec changed;
    ino_t inode;
    char card[32];
    char driver[16];
    bool metadata;
    enum mode mode;
    int formats;
    struct format format[FORMATS];
};

/* A frame waiting to be dequeued: which buffer it goes to and which picture it is. */
struct done {
    uint32_t buffer;
    uint64_t picture;
    uint32_t sequence;
    struct timespec taken;
};

struct handle {
    bool used;
    int fd;         /* what the client holds */
    int writer;     /* the other end of the pipe */
    int node;       /* the real file, so that /proc shows who has the camera open */
    int claim;      /* locked while this handle owns the stream, -1 otherwise */
    bool nonblocking;
    char path[PATH_MAX];
    struct control control;
    int format;     /* index of the negotiated format */
    bool gone;
    bool streaming;
    bool stopping;
    pthread_t driver;
    pthread_cond_t wake;
    uint32_t buffers;
    void *memory[BUFFERS];
    uint32_t queued[BUFFERS];
    uint32_t queued_count;
    struct done done[BUFFERS];
    uint32_t done_count;
    uint64_t picture;
    uint32_t sequence;
    uint8_t *source;
    size_t source_length;
    char source_path[PATH_MAX];
};

static struct handle handles[HANDLES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int (*real_openat)(int, const char *, int, ...);
static int (*real_close)(int);
static int (*real_ioctl)(int, unsigned long, ...);
static int (*real_poll)(struct pollfd *, nfds_t, int);
static void *(*real_mmap)(void *, size_t, int, int, int, off_t);
static char root[PATH_MAX];

/* Other libraries' constructors may open files before ours has run, so every entry point comes here first. */
__attribute__((constructor)) static void find_real_functions(void) {
    if (real_mmap)
        return;
    real_openat = dlsym(RTLD_NEXT, "openat");
    real_close = dlsym(RTLD_NEXT, "close");
    real_ioctl = dlsym(RTLD_NEXT, "ioctl");
    real_poll = dlsym(RTLD_NEXT, "poll");
    const char *configured = getenv("FAKEV4L2");
    if (configured)
        snprintf(root, sizeof root, "%s", configured);
    real_mmap = dlsym(RTLD_NEXT, "mmap");
}

/* ---- the control file ---- */

/* "video3" when the path is one of our nodes, else NULL. */
static const char *node_name(const char *path) {
    size_t length = strlen(root);
    if (!length || !path || strncmp(path, root, length) != 0)
        return NULL;
    if (strncmp(path + length, "/dev/video", 10) != 0)
        return NULL;
    return path + length + 5;
}

static void parse_line(struct control *c, char *line) {
    line[strcspn(line, "\n")] = '\0';
    char *value = strchr(line, '=');
    if (!value)
        return;
    *value++ = '\0';
    if (!strcmp(line, "card")) {
        snprintf(c->card, sizeof c->card, "%s", value);
    } else if (!strcmp(line, "driver")) {
        snprintf(c->driver, sizeof c->driver, "%s", value);
    } else if (!strcmp(line, "kind")) {
        c->metadata = !strcmp(value, "metadata");
    } else if (!strcmp(line, "mode")) {
        for (int i = PLAY; i <= HUNG; i++)
            if (!strcmp(value, mode_names[i]))
                c->mode = (enum mode)i;
    } else if (!strcmp(line, "format") && c->formats < FORMATS) {
        struct format *f = &c->format[c->formats];
        char code[5] = {0};
        int path = 0;
        if (sscanf(value, "%4s %u %u %u %n", code, &f->width, &f->height, &f->fps, &path) != 4 || !f->fps)
            return;
        snprintf(f->frames, sizeof f->frames, "%s", value + path);
        f->fourcc = v4l2_fourcc(code[0], code[1], code[2], code[3] ? code[3] : ' ');
        c->formats++;
    }
}

/* Reads the control file if it is not the one read last; false when it is gone. */
static bool refresh(const char *path, struct control *c) {
    char file[PATH_MAX + 16];
    snprintf(file, sizeof file, "%s/control/%s", root, node_name(path));
    struct stat s;
    if (stat(file, &s) != 0)
        return false;
    bool same = s.st_ino == c->inode && s.st_mtim.tv_sec == c->changed.tv_sec && s.st_mtim.tv_nsec == c->changed.tv_nsec;
    if (same)
        return true;
    FILE *in = fopen(file, "re");
    if (!in)
        return false;
    memset(c, 0, sizeof *c);
    c->inode = s.st_ino;
    c->changed = s.st_mtim;
    char line[PATH_MAX + 64];
    while (fgets(line, sizeof line, in))
        parse_line(c, line);
    fclose(in);
    return true;
}

/* A driver that does not come back: waits until the test lets it go. Called without the lock. */
static void hang(const char *path) {
    struct control c = {0};
    struct timespec pause = {0, 5000000};
    while (refresh(path, &c) && c.mode == HUNG)
        nanosleep(&pause, NULL);
}

/* ---- pictures ---- */

static struct format *current(struct handle *h) {
    if (h->format >= h->control.formats)
        h->format = 0;
    return &h->control.format[h->format];
}

static uint32_t bytes_per_pixel(uint32_t fourcc) {
    return fourcc == V4L2_PIX_FMT_GREY ? 1 : 2;
}

static uint32_t image_size(const struct format *f) {
    uint32_t size = f->width * f->height * bytes_per_pixel(f->fourcc);
    bool compressed = f->fourcc == V4L2_PIX_FMT_MJPEG;
    return compressed && size < 65536 ? 65536 : size;
}

static uint32_t buffer_stride(const struct format *f) {
    return (image_size(f) + PAGE - 1) / PAGE * PAGE;
}

static void forget_source(struct handle *h) {
    if (h->source)
        munmap(h->source, h->source_length);
    h->source = NULL;
    h->source_path[0] = '\0';
}

static void load_source(struct handle *h, const char *path) {
    if (!strcmp(path, h->source_path))
        return;
    forget_source(h);
    snprintf(h->source_path, sizeof h->source_path, "%s", path);
    int fd = real_openat(AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    struct stat s;
    if (fstat(fd, &s) == 0 && s.st_size > 0) {
        void *map = real_mmap(NULL, (size_t)s.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (map != MAP_FAILED) {
            h->source = map;
            h->source_length = (size_t)s.st_size;
        }
    }
    real_close(fd);
}

/* Copies a picture (they repeat in a circle) to a client's buffer; the number of bytes used. */
static uint32_t render(struct handle *h, uint64_t picture, uint8_t *to, uint32_t room) {
    load_source(h, current(h)->frames);
    uint32_t length;
    uint64_t count = 0;
    for (size_t at = 0; at + sizeof length <= h->source_length && h->source; at += sizeof length + length) {
        memcpy(&length, h->source + at, sizeof length);
        if (length > h->source_length - at - sizeof length)
            break;
        count++;
    }
    if (!count)
        return 0;
    size_t at = 0;
    for (uint64_t i = picture % count;; i--) {
        memcpy(&length, h->source + at, sizeof length);
        at += sizeof length;
        if (!i)
            break;
        at += length;
    }
    uint32_t used = length < room ? length : room;
    memcpy(to, h->source + at, used);
    return used;
}

/* ---- the driver thread ---- */

static void wait_for_next_frame(struct handle *h, struct timespec *next) {
    uint32_t fps = current(h)->fps;
    long period = 1000000000L / (fps ? fps : 30);
    next->tv_nsec += period;
    next->tv_sec += next->tv_nsec / 1000000000L;
    next->tv_nsec %= 1000000000L;
    while (!h->stopping && pthread_cond_timedwait(&h->wake, &lock, next) == 0)
        ;
}

static void disappear(struct handle *h) {
    h->gone = true;
    if (h->writer >= 0)
        real_close(h->writer);
    h->writer = -1;
}

static void expose(struct handle *h) {
    h->sequence++;
    if (h->control.mode != FROZEN)
        h->picture++;
    if (!h->queued_count)
        return;
    struct done *d = &h->done[h->done_count++];
    d->buffer = h->queued[0];
    d->picture = h->picture;
    d->sequence = h->sequence;
    clock_gettime(CLOCK_MONOTONIC, &d->taken);
    h->queued_count--;
    memmove(h->queued, h->queued + 1, h->queued_count * sizeof h->queued[0]);
    if (write(h->writer, "f", 1) != 1)
        h->done_count--;
}

static void *drive(void *argument) {
    struct handle *h = argument;
    struct timespec next;
    clock_gettime(CLOCK_MONOTONIC, &next);
    pthread_mutex_lock(&lock);
    for (;;) {
        wait_for_next_frame(h, &next);
        if (h->stopping)
            break;
        char playing[PATH_MAX];
        snprintf(playing, sizeof playing, "%s", current(h)->frames);
        if (!refresh(h->path, &h->control)) {
            disappear(h);
            break;
        }
        if (strcmp(playing, current(h)->frames) != 0)
            h->picture = UINT64_MAX; /* the next one is the first of the new clip */
        if (h->control.mode == PLAY || h->control.mode == FROZEN)
            expose(h);
    }
    pthread_mutex_unlock(&lock);
    return NULL;
}

/* One stream a camera, over all processes. */
static bool claim(struct handle *h) {
    if (h->claim >= 0)
        return true;
    if (h->control.mode == BUSY) {
        errno = EBUSY;
        return false;
    }
    int fd = real_openat(AT_FDCWD, h->path, O_RDONLY | O_CLOEXEC);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0) {
        h->claim = fd;
        return true;
    }
    if (fd >= 0)
        real_close(fd);
    errno = EBUSY;
    return false;
}

static void release_claim(struct handle *h) {
    if (h->claim >= 0)
        real_close(h->claim);
    h->claim = -1;
}

static int start(struct handle *h) {
    if (h->streaming)
        return 0;
    h->stopping = false;
    h->picture = UINT64_MAX;
    h->sequence = UINT32_MAX;
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failed = pthread_create(&h->driver, NULL, drive, h);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (failed) {
        errno = ENOMEM;
        return -1;
    }
    h->streaming = true;
    return 0;
}

/* Called with the lock, which it gives up while it waits for the driver thread. */
static void stop(struct handle *h) {
    if (!h->streaming)
        return;
    h->streaming = false;
    h->stopping = true;
    pthread_cond_signal(&h->wake);
    pthread_mutex_unlock(&lock);
    pthread_join(h->driver, NULL);
    pthread_mutex_lock(&lock);
    h->queued_count = 0;
    char byte;
    for (; h->done_count; h->done_count--)
        if (read(h->fd, &byte, 1) != 1)
            continue;
}

/* ---- ioctls ---- */

static int refuse(int error) {
    errno = error;
    return -1;
}

static int query_capabilities(struct handle *h, struct v4l2_capability *c) {
    memset(c, 0, sizeof *c);
    memcpy(c->driver, h->control.driver, sizeof c->driver);
    memcpy(c->card, h->control.card, sizeof c->card);
    snprintf((char *)c->bus_info, sizeof c->bus_info, "usb-fake-%s", node_name(h->path));
    c->version = 0x060000;
    c->device_caps = h->control.metadata ? V4L2_CAP_META_CAPTURE : V4L2_CAP_VIDEO_CAPTURE;
    c->device_caps |= V4L2_CAP_STREAMING;
    c->capabilities = c->device_caps | V4L2_CAP_DEVICE_CAPS | V4L2_CAP_VIDEO_CAPTURE;
    return 0;
}

static int enumerate_formats(struct handle *h, struct v4l2_fmtdesc *d) {
    if (d->type != V4L2_BUF_TYPE_VIDEO_CAPTURE || h->control.metadata)
        return refuse(EINVAL);
    uint32_t seen = 0;
    for (int i = 0; i < h->control.formats; i++) {
        uint32_t fourcc = h->control.format[i].fourcc;
        bool repeated = false;
        for (int j = 0; j < i; j++)
            repeated |= h->control.format[j].fourcc == fourcc;
        if (repeated || seen++ != d->index)
            continue;
        d->flags = fourcc == V4L2_PIX_FMT_MJPEG ? V4L2_FMT_FLAG_COMPRESSED : 0;
        d->pixelformat = fourcc;
        snprintf((char *)d->description, sizeof d->description, "%.4s", (const char *)&fourcc);
        return 0;
    }
    return refuse(EINVAL);
}

static int enumerate_sizes(struct handle *h, struct v4l2_frmsizeenum *s) {
    uint32_t seen = 0;
    for (int i = 0; i < h->control.formats; i++) {
        struct format *f = &h->control.format[i];
        if (f->fourcc != s->pixel_format || seen++ != s->index)
            continue;
        s->type = V4L2_FRMSIZE_TYPE_DISCRETE;
        s->discrete.width = f->width;
        s->discrete.height = f->height;
        return 0;
    }
    return refuse(EINVAL);
}

static int enumerate_intervals(struct handle *h, struct v4l2_frmivalenum *v) {
    for (int i = 0; i < h->control.formats && v->index == 0; i++) {
        struct format *f = &h->control.format[i];
        if (f->fourcc != v->pixel_format || f->width != v->width || f->height != v->height)
            continue;
        v->type = V4L2_FRMIVAL_TYPE_DISCRETE;
        v->discrete.numerator = 1;
        v->discrete.denominator = f->fps;
        return 0;
    }
    return refuse(EINVAL);
}

static void describe_format(struct handle *h, struct v4l2_format *out) {
    struct format *f = current(h);
    memset(&out->fmt, 0, sizeof out->fmt);
    out->fmt.pix.width = f->width;
    out->fmt.pix.height = f->height;
    out->fmt.pix.pixelformat = f->fourcc;
    out->fmt.pix.field = V4L2_FIELD_NONE;
    out->fmt.pix.bytesperline = f->fourcc == V4L2_PIX_FMT_MJPEG ? 0 : f->width * bytes_per_pixel(f->fourcc);
    out->fmt.pix.sizeimage = image_size(f);
    out->fmt.pix.colorspace = V4L2_COLORSPACE_SRGB;
}

/* The nearest size of the wanted format; another format when it has none of that kind, as drivers do. */
static void choose_format(struct handle *h, const struct v4l2_format *wanted) {
    long best = LONG_MAX;
    for (int i = 0; i < h->control.formats; i++) {
        struct format *f = &h->control.format[i];
        long distance = labs((long)f->width - (long)wanted->fmt.pix.width);
        distance += labs((long)f->height - (long)wanted->fmt.pix.height);
        distance += f->fourcc == wanted->fmt.pix.pixelformat ? 0 : 1000000;
        if (distance >= best)
            continue;
        best = distance;
        h->format = i;
    }
}

static int negotiate(struct handle *h, struct v4l2_format *f, bool set) {
    if (f->type != V4L2_BUF_TYPE_VIDEO_CAPTURE)
        return refuse(EINVAL);
    if (set && (h->streaming || !claim(h)))
        return refuse(EBUSY);
    int before = h->format;
    choose_format(h, f);
    describe_format(h, f);
    if (!set)
        h->format = before;
    else if (!h->buffers)
        release_claim(h);
    return 0;
}

static int parameters(struct handle *h, struct v4l2_streamparm *p) {
    if (p->type != V4L2_BUF_TYPE_VIDEO_CAPTURE)
        return refuse(EINVAL);
    memset(&p->parm, 0, sizeof p->parm);
    p->parm.capture.capability = V4L2_CAP_TIMEPERFRAME;
    p->parm.capture.timeperframe.numerator = 1;
    p->parm.capture.timeperframe.denominator = current(h)->fps;
    return 0;
}

static int enumerate_inputs(struct v4l2_input *i) {
    if (i->index)
        return refuse(EINVAL);
    memset(i, 0, sizeof *i);
    snprintf((char *)i->name, sizeof i->name, "Camera 1");
    i->type = V4L2_INPUT_TYPE_CAMERA;
    return 0;
}

static int request_buffers(struct handle *h, struct v4l2_requestbuffers *r) {
    if (r->type != V4L2_BUF_TYPE_VIDEO_CAPTURE || r->memory != V4L2_MEMORY_MMAP)
        return refuse(EINVAL);
    if (r->count && !claim(h))
        return -1;
    if (!r->count) {
        stop(h);
        release_claim(h);
    }
    if (r->count > BUFFERS)
        r->count = BUFFERS;
    h->buffers = r->count;
    h->queued_count = 0;
    memset(h->memory, 0, sizeof h->memory);
    r->capabilities = V4L2_BUF_CAP_SUPPORTS_MMAP;
    return 0;
}

static void describe_buffer(struct handle *h, struct v4l2_buffer *b) {
    b->length = image_size(current(h));
    b->m.offset = b->index * buffer_stride(current(h));
    b->memory = V4L2_MEMORY_MMAP;
    b->field = V4L2_FIELD_NONE;
    b->flags = V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC;
}

static int query_buffer(struct handle *h, struct v4l2_buffer *b) {
    if (b->index >= h->buffers)
        return refuse(EINVAL);
    describe_buffer(h, b);
    return 0;
}

static int queue_buffer(struct handle *h, struct v4l2_buffer *b) {
    if (b->index >= h->buffers || h->queued_count + h->done_count >= BUFFERS)
        return refuse(EINVAL);
    h->queued[h->queued_count++] = b->index;
    return 0;
}

static int dequeue_buffer(struct handle *h, struct v4l2_buffer *b) {
    while (h->streaming && !h->gone && !h->done_count) {
        if (h->nonblocking)
            return refuse(EAGAIN);
        struct pollfd wait = {h->fd, POLLIN, 0};
        pthread_mutex_unlock(&lock);
        real_poll(&wait, 1, -1);
        pthread_mutex_lock(&lock);
    }
    if (h->gone)
        return refuse(ENODEV);
    if (!h->streaming)
        return refuse(EINVAL);
    char byte;
    if (read(h->fd, &byte, 1) != 1)
        return refuse(EIO);
    struct done d = h->done[0];
    h->done_count--;
    memmove(h->done, h->done + 1, h->done_count * sizeof h->done[0]);
    b->index = d.buffer;
    describe_buffer(h, b);
    uint8_t *to = h->memory[d.buffer];
    b->bytesused = to ? render(h, d.picture, to, image_size(current(h))) : 0;
    b->sequence = d.sequence;
    b->timestamp.tv_sec = d.taken.tv_sec;
    b->timestamp.tv_usec = d.taken.tv_nsec / 1000;
    b->flags |= V4L2_BUF_FLAG_DONE;
    return 0;
}

static int stream_on(struct handle *h) {
    return claim(h) ? start(h) : -1;
}

static int stream_off(struct handle *h) {
    stop(h);
    return 0;
}

static int answer(struct handle *h, uint32_t request, void *argument) {
    switch (request) {
    case VIDIOC_QUERYCAP:
        return query_capabilities(h, argument);
    case VIDIOC_ENUM_FMT:
        return enumerate_formats(h, argument);
    case VIDIOC_ENUM_FRAMESIZES:
        return enumerate_sizes(h, argument);
    case VIDIOC_ENUM_FRAMEINTERVALS:
        return enumerate_intervals(h, argument);
    case VIDIOC_G_FMT:
        describe_format(h, argument);
        return 0;
    case VIDIOC_S_FMT:
        return negotiate(h, argument, true);
    case VIDIOC_TRY_FMT:
        return negotiate(h, argument, false);
    case VIDIOC_G_PARM:
    case VIDIOC_S_PARM:
        return parameters(h, argument);
    case VIDIOC_ENUMINPUT:
        return enumerate_inputs(argument);
    case VIDIOC_G_INPUT:
        *(int *)argument = 0;
        return 0;
    case VIDIOC_S_INPUT:
        return *(int *)argument ? refuse(EINVAL) : 0;
    case VIDIOC_REQBUFS:
        return request_buffers(h, argument);
    case VIDIOC_QUERYBUF:
        return query_buffer(h, argument);
    case VIDIOC_QBUF:
        return queue_buffer(h, argument);
    case VIDIOC_DQBUF:
        return dequeue_buffer(h, argument);
    case VIDIOC_STREAMON:
        return stream_on(h);
    case VIDIOC_STREAMOFF:
        return stream_off(h);
    default:
        return refuse(ENOTTY);
    }
}

/* ---- handles ---- */

static struct handle *handle_of(int fd) {
    for (int i = 0; fd >= 0 && i < HANDLES; i++)
        if (__atomic_load_n(&handles[i].used, __ATOMIC_ACQUIRE) && handles[i].fd == fd)
            return &handles[i];
    return NULL;
}

static struct handle *unused_handle(void) {
    for (int i = 0; i < HANDLES; i++)
        if (!handles[i].used)
            return &handles[i];
    return NULL;
}

static int open_camera(const char *path, int flags) {
    struct control c = {0};
    if (!refresh(path, &c))
        return refuse(access(path, F_OK) == 0 ? ENODEV : ENOENT);
    if (c.mode == HUNG)
        hang(path);
    if (c.mode == FORBIDDEN)
        return refuse(EACCES);
    int node = real_openat(AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
    if (node < 0)
        return -1;
    int ends[2];
    pthread_mutex_lock(&lock);
    struct handle *h = unused_handle();
    if (!h || pipe2(ends, O_CLOEXEC | (flags & O_NONBLOCK)) != 0) {
        pthread_mutex_unlock(&lock);
        real_close(node);
        return refuse(EMFILE);
    }
    memset(h, 0, sizeof *h);
    h->fd = ends[0];
    h->writer = ends[1];
    h->node = node;
    h->claim = -1;
    h->nonblocking = flags & O_NONBLOCK;
    h->control = c;
    snprintf(h->path, sizeof h->path, "%s", path);
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&h->wake, &monotonic);
    pthread_condattr_destroy(&monotonic);
    __atomic_store_n(&h->used, true, __ATOMIC_RELEASE);
    pthread_mutex_unlock(&lock);
    return ends[0];
}

static void close_camera(struct handle *h) {
    pthread_mutex_lock(&lock);
    stop(h);
    forget_source(h);
    release_claim(h);
    if (h->writer >= 0)
        real_close(h->writer);
    real_close(h->node);
    pthread_cond_destroy(&h->wake);
    __atomic_store_n(&h->used, false, __ATOMIC_RELEASE);
    pthread_mutex_unlock(&lock);
}

static int control_camera(struct handle *h, uint32_t request, void *argument) {
    pthread_mutex_lock(&lock);
    if (!h->gone && !refresh(h->path, &h->control))
        disappear(h);
    if (h->control.mode == HUNG && !h->gone) {
        pthread_mutex_unlock(&lock);
        hang(h->path);
        pthread_mutex_lock(&lock);
    }
    int result = h->gone ? refuse(ENODEV) : answer(h, request, argument);
    int error = errno;
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

static void *map_buffer(struct handle *h, size_t length, off_t offset) {
    pthread_mutex_lock(&lock);
    uint32_t stride = buffer_stride(current(h));
    uint64_t index = (uint64_t)offset / stride;
    void *memory = MAP_FAILED;
    if (index < h->buffers && length <= stride) {
        memory = real_mmap(NULL, stride, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        h->memory[index] = memory == MAP_FAILED ? NULL : memory;
    } else {
        errno = EINVAL;
    }
    pthread_mutex_unlock(&lock);
    return memory;
}

/* ---- the C library's functions ---- */

static int open_any(int directory, const char *path, int flags, mode_t mode) {
    find_real_functions();
    if (node_name(path) && !(flags & O_CREAT))
        return open_camera(path, flags);
    return real_openat(directory, path, flags, mode);
}

#define MODE_ARGUMENT(flags) \
    mode_t mode = 0; \
    if ((flags) & O_CREAT || ((flags) & O_TMPFILE) == O_TMPFILE) { \
        va_list list; \
        va_start(list, flags); \
        mode = va_arg(list, mode_t); \
        va_end(list); \
    }

int open(const char *path, int flags, ...) {
    MODE_ARGUMENT(flags)
    return open_any(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    MODE_ARGUMENT(flags)
    return open_any(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}

int __open_2(const char *path, int flags) {
    return open_any(AT_FDCWD, path, flags, 0);
}

int __open64_2(const char *path, int flags) {
    return open_any(AT_FDCWD, path, flags | O_LARGEFILE, 0);
}

int close(int fd) {
    find_real_functions();
    struct handle *h = handle_of(fd);
    if (h)
        close_camera(h);
    return real_close(fd);
}

int ioctl(int fd, unsigned long request, ...) {
    find_real_functions();
    va_list list;
    va_start(list, request);
    void *argument = va_arg(list, void *);
    va_end(list);
    struct handle *h = handle_of(fd);
    if (h && _IOC_TYPE(request) == 'V')
        return control_camera(h, (uint32_t)request, argument);
    return real_ioctl(fd, request, argument);
}

/* The pipe says POLLHUP when the camera goes away; a camera says POLLERR as well. */
int poll(struct pollfd *fds, nfds_t count, int timeout) {
    find_real_functions();
    int result = real_poll(fds, count, timeout);
    for (nfds_t i = 0; result > 0 && i < count; i++)
        if ((fds[i].revents & POLLHUP) && handle_of(fds[i].fd))
            fds[i].revents |= POLLERR;
    return result;
}

void *mmap(void *at, size_t length, int protection, int flags, int fd, off_t offset) {
    find_real_functions();
    struct handle *h = handle_of(fd);
    if (h)
        return map_buffer(h, length, offset);
    return real_mmap(at, length, protection, flags, fd, offset);
}

void *mmap64(void *at, size_t length, int protection, int flags, int fd, off64_t offset) {
    return mmap(at, length, protection, flags, fd, offset);
}
